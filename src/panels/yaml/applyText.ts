import { readText } from '#manifest/readText.ts';
import { reviewDocument } from '#manifest/reviewText.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { heldFor } from './clusterObjects.ts';
import type { Verdict } from './draftMachine.ts';

/** Under this name the store keeps what the API server refuses. */
const field = 'yaml';

/** Applies the documents of a text in their order, up to the first that is refused. What already is so is not asked for again. */
export async function applyText(text: string, signal: AbortSignal): Promise<Verdict> {
  const { documents, complaint } = readText(text);
  if (complaint !== undefined) return { complaint, requests: 0 };
  // Before the judge is there the store would answer too early, and a refused text would pass for applied.
  await ordinalStore.getState().prepare();
  let requests = 0;
  if (signal.aborted) return { requests };
  for (const document of documents) {
    const { frame, submit } = ordinalStore.getState();
    const { manifest } = document;
    const held = heldFor([manifest], frame.cluster.stored.objects);
    if (reviewDocument(document, held, frame.cluster.release, () => undefined).state === 'same') continue;
    const refusal = submit({ type: 'apply', manifest }, field);
    if (refusal !== undefined) return { refusal, requests };
    requests += 1;
  }
  return { requests };
}
