import { sameJson } from '#engine/sameJson.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { parseManifests } from '#manifest/parseManifests.ts';
import { printManifests } from '#manifest/printManifests.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import type { Verdict } from './draftMachine.ts';

/** Under this name the store keeps what the API server refuses. */
const field = 'yaml';

/** Applies the documents of a text in their order, up to the first that is refused. What already is so is not asked for again. */
export async function applyText(text: string, signal: AbortSignal): Promise<Verdict> {
  const parsed = parseManifests(text);
  if ('complaint' in parsed) return parsed;
  // Before the judge is there the store would answer too early, and a refused text would pass for applied.
  await ordinalStore.getState().prepare();
  if (signal.aborted) return {};
  for (const manifest of parsed.manifests) {
    const { frame, submit } = ordinalStore.getState();
    if (isSo(frame, manifest)) continue;
    const refusal = submit({ type: 'apply', manifest }, field);
    if (refusal !== undefined) return { refusal };
  }
  return {};
}

/** Whether the cluster holds the object exactly as the manifest says. */
function isSo(frame: Frame, manifest: JsonObject): boolean {
  const { statefulsets, services } = frame.cluster.stored.objects;
  const { kind, metadata } = manifest as { kind?: Json; metadata?: { name?: Json } | null };
  const stored = [...statefulsets, ...services].find(
    (object) => object.kind === kind && object.metadata.name === metadata?.name,
  );
  const printed = stored === undefined ? undefined : parseManifests(printManifests([stored]));
  return printed !== undefined && 'manifests' in printed && sameJson(printed.manifests[0], manifest);
}
