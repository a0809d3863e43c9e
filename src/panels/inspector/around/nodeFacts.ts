/** What is the matter on a node, as far as nobody sees it on the stage: what waits there, and until when. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { AroundWords } from '#i18n/aroundWords.ts';
import { clockText } from '../../timeline/clockText.ts';

/** Sentences, the most dangerous first. */
export function nodeFacts({ cluster }: Frame, node: string, { facts }: AroundWords): readonly string[] {
  const { strayContainers = [], evictions = [], detachments = [], drains = [] } = cluster.infrastructure ?? {};
  const isHere = (each: { readonly node: string }): boolean => each.node === node;
  return [
    ...strayContainers.filter(isHere).map(({ pod }) => facts.stray({ pod })),
    ...evictions.filter(isHere).map(({ pod, dueMs }) => facts.eviction({ pod, clock: clockText(dueMs) })),
    ...detachments
      .filter(isHere)
      .map(({ volume, dueMs }) => facts.detachment({ claim: claimOf(cluster, volume), clock: clockText(dueMs) })),
    ...drains
      .filter((drain) => isHere(drain) && drain.left.length > 0)
      .map(({ left }) => facts.drain({ pods: left.map(({ pod }) => pod) })),
  ];
}

/** The claim that has a volume; the volume's own name when none has it any more. */
function claimOf({ stored }: Frame['cluster'], volume: string): string {
  const found = stored.objects.persistentvolumes.find(({ metadata }) => metadata.name === volume);
  return found?.spec.claimRef?.name ?? volume;
}
