/** Requests that send a whole object, as lines with the object behind them in a here-document. */
import type { Json, JsonObject } from '#engine/json.ts';
import { mergePatch } from '#engine/mergePatch.ts';
import type { KubeObject, Resource, StatefulSet } from '#engine/objects.ts';
import { sameJson } from '#engine/sameJson.ts';
import type { Cluster } from '#engine/simulation/frames.ts';
import { requestObject } from '#engine/simulation/requestObject.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { printForReading, printManifest } from '#manifest/printManifests.ts';
import { serverForm, storedForm } from '#manifest/serverForm.ts';
import { quoteWord } from '#shell/quoteWord.ts';

/** The lines of a request that `requestLine` has no line for, or undefined. `cluster` is the one before the request. */
export function manifestLines(request: Request, cluster: Cluster): string | undefined {
  switch (request.type) {
    case 'apply':
      return withManifest(`kubectl ${isKept(request, cluster) ? 'apply' : 'replace'} -f -`, request.manifest);
    case 'create':
    case 'replace':
      return withManifest(`kubectl ${request.type} -f -`, request.manifest);
    case 'serverSideApply': {
      const manager = quoteWord(request.fieldManager);
      const force = request.force === true ? ' --force-conflicts' : '';
      return withManifest(`kubectl apply --server-side --field-manager=${manager}${force} -f -`, request.manifest);
    }
    case 'recreateSet':
      return recreateLines(request, cluster);
    case 'evict':
      return withManifest(
        `kubectl create --raw /api/v1/namespaces/default/pods/${quoteWord(request.name)}/eviction -f -`,
        {
          apiVersion: 'policy/v1',
          kind: 'Eviction',
          metadata: { name: request.name },
          ...(request.options && { deleteOptions: request.options as unknown as JsonObject }),
        },
      );
    default:
      return undefined;
  }
}

function withManifest(command: string, manifest: JsonObject): string {
  return withText(command, printManifest(manifest));
}

/** Quoted, so that nothing in the text is a variable; and with an end that the text has not. */
function withText(command: string, text: string): string {
  const lines = text.split('\n');
  let end = 'EOF';
  while (lines.includes(end)) end += '_';
  return `${command} <<'${end}'\n${text}${text.endsWith('\n') ? '' : '\n'}${end}`;
}

/**
 * Whether `kubectl apply` comes to the same as the page's Apply: it leaves alone what a manifest does not name and never did, while the
 * page takes it away, as `kubectl replace` does.
 */
function isKept({ manifest, ...request }: Extract<Request, { type: 'apply' }>, { stored, release }: Cluster): boolean {
  const { resource, name } = requestObject({ ...request, manifest });
  const objects: readonly KubeObject[] = Object.hasOwn(stored.objects, resource)
    ? stored.objects[resource as Resource]
    : [];
  const held = objects.find(({ metadata }) => metadata.name === name);
  if (held === undefined) return true;
  const form = storedForm(held);
  const [merged, alone] = [merge(form, manifest), manifest].map((each) =>
    serverForm(each as JsonObject, release, form),
  );
  return merged !== undefined && sameJson(merged, alone);
}

/** What stays of the one beside the other; of lists, what stands behind the other's end. */
function merge(held: Json, manifest: Json): Json {
  if (Array.isArray(held) && Array.isArray(manifest)) {
    const longer = held.length > manifest.length ? held : manifest;
    return longer.map((_, at) =>
      manifest[at] === undefined ? held[at] : held[at] === undefined ? manifest[at] : merge(held[at], manifest[at]),
    ) as Json;
  }
  if (!isObject(held) || !isObject(manifest)) return manifest;
  const own = Object.entries(manifest).map(([key, value]) => [
    key,
    Object.hasOwn(held, key) ? merge(held[key] as Json, value as Json) : value,
  ]);
  return Object.fromEntries([...Object.entries(held), ...own]) as Json;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recreateLines(
  { name, keepPods, spec }: Extract<Request, { type: 'recreateSet' }>,
  { stored, release }: Cluster,
): string | undefined {
  const old = stored.objects.statefulsets.find(({ metadata }) => metadata.name === name);
  if (old === undefined) return undefined;
  const merged = mergePatch(old.spec as unknown as Json, spec) as unknown as StatefulSet['spec'];
  const next = printForReading([{ ...old, spec: merged } as KubeObject], release);
  const cascade = keepPods ? ' --cascade=orphan' : '';
  return `kubectl delete sts ${quoteWord(name)}${cascade}\n${withText('kubectl create -f -', next)}`;
}
