/** Where the two sides differ at the shown moment, told. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { Told } from '#i18n/told.ts';
import type { CompareWords } from '#i18n/compareWords.ts';
import type { CompareStore } from '#store/compare/compareStore.ts';
import type { Side } from '#store/compare/comparison.ts';
import { differenceAt } from '#store/compare/differences.ts';
import { shortHash } from '#store/revisionNames.ts';
import { clockText } from '../timeline/clockText.ts';
import type { Titles } from './sideTitles.ts';

export function tellDifference({ comparison, at, sides }: CompareStore, titles: Titles, words: CompareWords): Told {
  const { differences, moments } = comparison;
  const { caption } = words;
  const [first] = differences;
  if (first === undefined) return caption.never;
  const clock = clockText(moments.steps[first.at - 1]?.atMs ?? 0);
  if (at < first.at) return caption.notYet({ clock });
  const now = differenceAt(differences, at);
  if (now === undefined) return caption.same({ clock });
  const pod = `${comparison.sides[0].subject.name}-${now.ordinal}`;
  const lasting = differences.filter((each) => each.at <= at && at < each.until);
  const others = new Set(lasting.map(({ ordinal }) => ordinal)).size - 1;
  const look = (side: 0 | 1): string => tellLook(comparison.sides[side], sides[side].frame, now.ordinal, at, words);
  const reason = caption.looks({ left: titles[0], leftLook: look(0), right: titles[1], rightLook: look(1) });
  return { headline: now.at === first.at ? caption.first({ pod }) : caption.now({ pod, others }), reason };
}

/** How the lane looks by now: a difference goes on while both sides go on. */
function tellLook(
  { tracksByMoment }: Side,
  frame: Frame,
  ordinal: number,
  at: number,
  { looks }: CompareWords,
): string {
  const changes = tracksByMoment.find((track) => track.ordinal === ordinal)?.changes ?? [];
  const { level, revision } = changes.findLast(({ step }) => step <= at) ?? { level: 'none', revision: '' };
  return looks[level]({ hash: shortHash(frame, revision) });
}
