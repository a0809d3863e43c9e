/** What of a card is looked into by itself, and where on the stage it is: the revision on its pod, the claims under it. */
import type { Inspected } from '#store/inspected.ts';
import { stackOf } from './drawClaims.ts';
import { tagBox } from './drawPod.ts';
import type { StageWords } from './podWords.ts';
import type { Box, CardGeometry, PlacedLane } from './scene.ts';

export interface CardPart {
  readonly object: Inspected;
  readonly label: string;
  readonly box: Box;
}

/** The parts of a lane that is drawn as a card, from top to bottom; a claim that nobody has made yet is none. */
export function cardParts({ lane, x, y }: PlacedLane, geometry: CardGeometry, words: StageWords): readonly CardPart[] {
  const left = x + geometry.inset;
  const { pod, name } = lane;
  const tag = pod && tagBox(pod, geometry);
  const revision: CardPart[] =
    pod === undefined || tag === undefined || pod.revision === ''
      ? []
      : [
          {
            object: { resource: 'controllerrevisions', name: pod.revision },
            label: words.parts.revision(pod.hash, name),
            box: { ...tag, x: left + tag.x, y: y + geometry.pod + tag.y },
          },
        ];
  const { shown, height, pitch } = stackOf(lane, geometry);
  const claims = shown.flatMap(({ name: claim, look }, at): readonly CardPart[] => {
    if (look === 'none') return [];
    const top = y + geometry.claim + at * pitch;
    return [
      {
        object: { resource: 'persistentvolumeclaims', name: claim },
        label: words.parts.claim(claim, words.claim[look]),
        box: { x: left, y: top, width: geometry.width, height: Math.max(24, height) },
      },
    ];
  });
  return [...revision, ...claims];
}
