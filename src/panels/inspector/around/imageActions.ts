/** Images that do not run as they should, for the set's next revision (the tags of `engine/node/images.ts`). */
import type { Frame } from '#engine/simulation/frames.ts';
import type { AroundWords } from '#i18n/aroundWords.ts';
import type { Action } from './action.ts';

const tags = {
  badImage: 'no-such-tag',
  crashLoop: 'crash',
  neverReady: 'broken',
  slowStart: 'slow',
  quorum: 'quorum',
} as const;

export function imageActions({ cluster }: Frame, setName: string, { refusals }: AroundWords): readonly Action[] {
  const set = cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === setName);
  const container = set?.spec.template.spec.containers[0];
  if (container?.image === undefined) return [];
  const { name, image: now } = container;
  const repository = now.replace(/[:@][^/]*$/, '');
  return (Object.keys(tags) as (keyof typeof tags)[]).map((action) => {
    const image = `${repository}:${tags[action]}`;
    return {
      name: action,
      request: { type: 'setImage', name: setName, container: name, image },
      note: `kubectl set image sts/${setName} ${name}=${image}`,
      refusal: image === now ? refusals.hasImage : undefined,
    };
  });
}
