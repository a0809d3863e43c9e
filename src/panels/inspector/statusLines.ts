/** What is told of a field of the status: what it is, whom it counts, whom it leaves out and why. */
import type { StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { countField, type CounterField, counterFields, fieldValue, type StatusField } from '#diagnose/statusField.ts';
import { tellReason } from '#diagnose/tell.ts';
import { stanceOf } from '#diagnose/whyNot/stance.ts';
import type { DiagnosisWords } from '#i18n/diagnosisWords.ts';
import { revisionHash } from '#store/revisionNames.ts';

export function statusLines(
  field: StatusField,
  set: StatefulSet,
  frame: Frame,
  words: DiagnosisWords,
): readonly string[] {
  const { statusFields: told } = words;
  const what = told.counts[field];
  if (isCounter(field)) return [what, ...podLines(field, set, frame, words)];
  const { observedGeneration: observed = 0 } = set.status;
  const { generation = 0 } = set.metadata;
  const isBehind = field === 'observedGeneration' && observed !== generation;
  return isBehind ? [what, told.unobserved({ observed, generation })] : [what];
}

function isCounter(field: StatusField): field is CounterField {
  return (counterFields as readonly string[]).includes(field);
}

function podLines(field: CounterField, set: StatefulSet, frame: Frame, words: DiagnosisWords): readonly string[] {
  const { statusFields: told } = words;
  const { cluster } = stanceOf(frame, set);
  const { counted, leftOut } = countField(cluster, set, field);
  const reasons = leftOut.flatMap(({ why }) => (typeof why === 'object' && 'reason' in why ? [why.reason] : []));
  const leaving = leftOut.flatMap(({ pod, why }) => (why === 'leaving' ? [pod] : []));
  const others = new Map<string, string[]>();
  for (const { pod, why } of leftOut) {
    if (typeof why !== 'object' || !('revision' in why)) continue;
    others.set(why.revision, [...(others.get(why.revision) ?? []), pod]);
  }
  const wrote = Number(fieldValue(set.status, field));
  const now = counted.length;
  return [
    now === 0 ? told.none : told.counted({ pods: counted }),
    ...[...others].map(([revision, pods]) => told.otherRevision({ pods, hash: revisionHash(revision) })),
    ...(leaving.length > 0 ? [told.leaving({ pods: leaving })] : []),
    ...reasons.slice(0, mostReasons).map((reason) => tellReason(reason, words)),
    ...(wrote === now ? [] : [told.behind({ wrote, now })]),
  ];
}

/** A hundred pods that are being started need no hundred sentences. */
const mostReasons = 4;
