/**
 * The image registry of the simulated world. Every image can be pulled, and what is in it runs well, but for tags that say otherwise:
 *
 * | tag begins with | what it does |
 * | --- | --- |
 * | `no-such`, `nope`, `missing`, `typo` | cannot be pulled |
 * | `broken`, `bad`, `unready` | runs and is never ready |
 * | `crash` | exits with code 1 soon after each start |
 *
 * and, as the whole tag or before a dot or a dash (`hang-2`):
 *
 * | tag | what it does |
 * | --- | --- |
 * | `oom` | is killed for its memory soon after each start |
 * | `slow` | takes half a minute to start |
 * | `flap` | is ready and not ready by turns |
 * | `hang` | runs and answers nobody, not even SIGTERM; an init container of it never ends |
 * | `quorum` | is ready only while a majority of its set runs (`quorum.ts`) |
 */

export type ImageTrait = 'unpullable' | 'broken' | 'crash' | 'oom' | 'slow' | 'flap' | 'hang' | 'quorum';

const beginnings: readonly (readonly [RegExp, ImageTrait])[] = [
  [/:(no-such|nope|missing|typo)[\w.-]*$/, 'unpullable'],
  [/:(broken|bad|unready)[\w.-]*$/, 'broken'],
  [/:crash[\w.-]*$/, 'crash'],
];

const wholeTag = /:(oom|slow|flap|hang|quorum)(?:[.-][\w.-]*)?$/;

/** What is special about an image; undefined when nothing is. */
export function traitOf(image = ''): ImageTrait | undefined {
  const trait = beginnings.find(([tag]) => tag.test(image))?.[1];
  return trait ?? (wholeTag.exec(image)?.[1] as ImageTrait | undefined);
}

/** The name that a container runtime gives an image: with its registry, and with a tag. */
function canonicalImage(image: string): string {
  const [first = '', ...rest] = image.split('/');
  const hasRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const path = hasRegistry ? image : rest.length > 0 ? `docker.io/${image}` : `docker.io/library/${image}`;
  return /[:@][^/]*$/.test(path) ? path : `${path}:latest`;
}

/** What the runtime says of an image that the registry does not have (containerd's words). */
export function pullError(image: string): string {
  const name = canonicalImage(image);
  return `rpc error: code = NotFound desc = failed to pull and unpack image "${name}": failed to resolve reference "${name}": ${name}: not found`;
}
