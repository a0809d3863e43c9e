/** How kubectl words what went wrong with an object of a file (cmd/util `AddSourceToErr`, cli-runtime `Info.String`). */
import { apiVersionOf } from '../discovery.ts';
import { fail, type Failure } from '../failures.ts';
import type { FileObject } from '../manifestFiles.ts';

/** The failure with `error when <doing> "<source>"` before it. */
export function whileDoing(failure: Failure, doing: string, source: string): Failure {
  const prefix = `error when ${doing} ${JSON.stringify(source)}`;
  if (failure.failure === 'message') return { ...failure, message: `${prefix}: ${failure.message}` };
  if (failure.failure !== 'api') return failure;
  return { ...failure, doing: failure.doing === undefined ? prefix : `${prefix}: ${failure.doing}` };
}

/** Which object of the API is meant, in two lines. */
export function objectText({ resource, name, namespace }: FileObject): string {
  const version = apiVersionOf(resource);
  const place = resource.group === '' ? `/${version}` : version;
  return (
    `Resource: "${place}, Resource=${resource.name}", GroupVersionKind: "${place}, Kind=${resource.kind}"\n` +
    `Name: ${JSON.stringify(name)}, Namespace: ${JSON.stringify(namespace ?? '')}`
  );
}

/** Only a name tells which object is meant. */
export function refusalOfName({ manifest, name }: FileObject): Failure | undefined {
  if (name !== '') return undefined;
  const { generateName } = (manifest['metadata'] ?? {}) as { readonly generateName?: unknown };
  return typeof generateName === 'string' && generateName !== ''
    ? fail(`from ${generateName}: cannot use generate name with apply`)
    : undefined;
}
