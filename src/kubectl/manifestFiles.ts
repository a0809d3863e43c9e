/** What `-f` names: files, known addresses and standard input, read as a stream of documents (cli-runtime `StreamVisitor`). */
import type { JsonObject } from '#engine/json.ts';
import { maxDocuments } from '#manifest/limits.ts';
import { readText } from '#manifest/readText.ts';
import { withCause } from './changeCause.ts';
import type { Call } from './command.ts';
import { type ApiResource, resourceOfKind } from './discovery.ts';
import { type Failure, fail, isFailure, unsupported } from './failures.ts';
import { textAt } from './objectFields.ts';
import { splitDocuments, yamlProblem } from './yaml/yamlStream.ts';

/** An object that a file describes. */
export interface FileObject {
  readonly resource: ApiResource;
  readonly namespace: string | undefined;
  readonly name: string;
  /** As it was written, with the namespace that it belongs to. */
  readonly manifest: JsonObject;
  /** As it was written. */
  readonly written: JsonObject;
  /** `STDIN`, or the path. */
  readonly source: string;
}

export interface ReadOptions {
  readonly namespace: string;
  /** The namespace was typed: an object must not name another one. */
  readonly enforceNamespace: boolean;
  /** Kind and version are looked for before anything is sent, as `create` and `apply` do unless told otherwise. */
  readonly validate?: boolean;
}

export interface ReadFiles {
  readonly objects: readonly FileObject[];
  readonly failures: readonly Failure[];
  /** Both, in the order of the files. */
  readonly visits: readonly (FileObject | Failure)[];
}

/** The objects of all files in their order. A file that cannot be read ends there; what stands before counts. */
export function readFiles(call: Call, filenames: readonly string[], options: ReadOptions): ReadFiles | Failure {
  const texts: (readonly [source: string, text: string])[] = [];
  for (const filename of filenames) {
    const text = textOf(call, filename);
    if (typeof text !== 'string') return text;
    texts.push([filename === '-' ? 'STDIN' : filename, text]);
  }
  const read = texts.flatMap(([source, text]) => readStream(source, text, options));
  const visits = read.map((each) => (isFailure(each) ? each : { ...each, manifest: withCause(call, each.manifest) }));
  return {
    visits,
    objects: visits.filter((each): each is FileObject => !isFailure(each)),
    failures: visits.filter(isFailure),
  };
}

function textOf({ world, stdin }: Call, filename: string): string | Failure {
  if (filename === '-') return stdin ?? '';
  const text = world.readFile(filename);
  if (text !== undefined) return text;
  if (/^https?:\/\//.test(filename)) {
    return unsupported(`unable to read URL "${filename}": this page asks no other host for anything`);
  }
  return fail(`the path ${JSON.stringify(filename)} does not exist`);
}

const mostBytes = 64 * 1024;

/** The objects of a text of several documents. */
export function readStream(source: string, text: string, options: ReadOptions): readonly (FileObject | Failure)[] {
  if (text.length > mostBytes) {
    return [fail(`error parsing ${source}: the text is longer than the 64 KiB that this page reads`)];
  }
  const documents = splitDocuments(text);
  if (documents.length > maxDocuments) {
    return [fail(`error parsing ${source}: there are more than the ${maxDocuments} documents that this page reads`)];
  }
  const visits: (FileObject | Failure)[] = [];
  for (const document of documents) {
    const read = readDocument(source, document, options);
    if ('end' in read) return [...visits, read.end];
    visits.push(...read.items.map((item) => fileObject(source, item, options)));
  }
  return visits;
}

/** The objects of a document, a List's one by one; none for an empty one. `end`: the stream cannot be read on. */
function readDocument(
  source: string,
  text: string,
  { validate }: ReadOptions,
): { readonly items: readonly JsonObject[] } | { readonly end: Failure } {
  const problem = yamlProblem(text);
  if (problem !== undefined) return { end: fail(`error parsing ${source}: ${problem}`) };
  const { documents, complaint } = readText(text);
  const manifest = documents[0]?.manifest;
  if (manifest === undefined && complaint?.code === 'noDocument') return { items: [] };
  if (manifest === undefined && complaint?.code === 'notAnObject') {
    return { end: validate === true ? invalidData(source, 'invalid object to validate') : undecodable(source, text) };
  }
  if (manifest === undefined) {
    const { code, detail } = complaint ?? { code: 'noDocument' };
    return { end: unsupported(`error parsing ${source}: this page does not read such YAML (${detail ?? code})`) };
  }
  const missing = validate === true ? missingType(manifest) : undefined;
  if (missing !== undefined) return { end: invalidData(source, missing) };
  if (!manifest['kind']) return { end: undecodable(source, JSON.stringify(manifest)) };
  const { items } = manifest;
  const isList = Array.isArray(items) && String(manifest['kind']).endsWith('List');
  return { items: isList ? (items as readonly JsonObject[]) : [manifest] };
}

/** What is missing for an object to have a kind. */
export function missingType({ apiVersion, kind }: JsonObject): string | undefined {
  if (apiVersion === undefined || apiVersion === null || apiVersion === '') return 'apiVersion not set';
  if (typeof apiVersion !== 'string') return "apiVersion isn't string type";
  if (kind === undefined || kind === null || kind === '') return 'kind not set';
  return typeof kind === 'string' ? undefined : "kind isn't string type";
}

function invalidData(source: string, problem: string): Failure {
  const wayOut = 'if you choose to ignore these errors, turn validation off with --validate=false';
  return fail(`error validating ${JSON.stringify(source)}: error validating data: ${problem}; ${wayOut}`);
}

function undecodable(source: string, json: string): Failure {
  return fail(`unable to decode ${JSON.stringify(source)}: Object 'Kind' is missing in '${json.trim()}'`);
}

function fileObject(source: string, manifest: JsonObject, options: ReadOptions): FileObject | Failure {
  const [apiVersion, kind] = [textAt(manifest, 'apiVersion'), textAt(manifest, 'kind')];
  const [name, given] = [textAt(manifest, 'metadata', 'name'), textAt(manifest, 'metadata', 'namespace')];
  const resource = resourceOfKind(apiVersion, kind);
  if (resource === undefined) {
    const where = `resource mapping not found for name: "${name}" namespace: "${given}" from "${source}"`;
    const what = `no matches for kind "${kind}" in version "${apiVersion}"`;
    return fail(`${where}: ${what}\nensure CRDs are installed first`);
  }
  if (!resource.namespaced) return { resource, namespace: undefined, name, manifest, written: manifest, source };
  const namespace = given === '' ? options.namespace : given;
  if (options.enforceNamespace && namespace !== options.namespace) {
    return fail(
      `the namespace from the provided object ${JSON.stringify(given)} does not match the namespace ` +
        `${JSON.stringify(options.namespace)}. You must pass '--namespace=${given}' to perform this operation.`,
    );
  }
  const metadata = { ...(manifest['metadata'] as JsonObject | undefined), namespace };
  const hasMetadata = typeof manifest['metadata'] === 'object' || manifest['metadata'] === undefined;
  const placed = hasMetadata ? { ...manifest, metadata } : manifest;
  return { resource, namespace, name, manifest: placed, written: manifest, source };
}
