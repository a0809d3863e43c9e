/**
 * The pull policy that a container gets when it names none: Always for the tag `latest` and for an image with neither
 * tag nor digest, else IfNotPresent, also for a name that is no image at all (upstream `SetDefaults_Container`; semantics 9.2).
 */
export function defaultImagePullPolicy(image: string): 'Always' | 'IfNotPresent' {
  return tagOf(image) === 'latest' ? 'Always' : 'IfNotPresent';
}

/** The tag that `parsers.ParseImageName` finds; undefined for a digest alone and for a malformed name. */
function tagOf(image: string): string | undefined {
  if (/^[a-f0-9]{64}$/.test(image)) return undefined;
  const { domain, remainder } = splitDomain(image);
  const repository = remainder.split(':', 1)[0] ?? '';
  if (repository !== repository.toLowerCase()) return undefined;

  const match = reference.exec(`${domain}/${remainder}`);
  if (match === null) return undefined;
  const [, path = '', tag, digest] = match;
  if (path.length > 255 || (digest !== undefined && !isKnownDigest(digest))) return undefined;
  return tag ?? (digest === undefined ? 'latest' : undefined);
}

/** As `splitDockerDomain`: a first part without dot, colon or capital is a folder of Docker Hub, not a host. */
function splitDomain(image: string): { domain: string; remainder: string } {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(slash, 0));
  const isHost = slash >= 0 && (first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase());
  const domain = isHost && first !== 'index.docker.io' ? first : 'docker.io';
  const remainder = isHost ? image.slice(slash + 1) : image;
  const isOfficial = domain === 'docker.io' && !remainder.includes('/');
  return { domain, remainder: isOfficial ? `library/${remainder}` : remainder };
}

const hostPart = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const host = `(?:${hostPart}(?:\\.${hostPart})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const pathPart = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const tagPart = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const digestPart = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const reference = new RegExp(`^(?:${host}/)?(${pathPart}(?:/${pathPart})*)(?::(${tagPart}))?(?:@(${digestPart}))?$`);

const hexDigits: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

function isKnownDigest(digest: string): boolean {
  const [algorithm = '', encoded = ''] = digest.split(':');
  return encoded.length === hexDigits[algorithm] && /^[a-f0-9]+$/.test(encoded);
}
