/** Answers to "why not?" about the shown frame, and when what held something up was over. It comes with the panel that asks. */
import type { StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { getPodName } from '#engine/statefulset/identity.ts';
import { type Moment, momentOf } from '#diagnose/whyNot/moment.ts';
import { ordinalOfClaim, type Subject, subjectsOf } from '#diagnose/whyNot/subjects.ts';
import { type Answer, whyNot } from '#diagnose/whyNot/whyNot.ts';
import { ordinalStore } from './ordinalStore.ts';

/** The answers about a lane; without an ordinal, about the set itself. */
export function answersAbout(frame: Frame, set: StatefulSet, ordinal: number | undefined): readonly Answer[] {
  const subjects = subjectsOf(frame, set).filter((subject) => isAbout(subject, set, ordinal));
  const more: readonly Subject[] = ordinal !== undefined && subjects.length === 0 ? [{ type: 'ghost', ordinal }] : [];
  const isThere = frame.cluster.stored.objects.pods.some(
    ({ metadata }) => ordinal !== undefined && metadata.name === getPodName(set, ordinal),
  );
  return [...subjects, ...(isThere ? [] : more)].flatMap((subject) => whyNot(frame, set, subject) ?? []);
}

function isAbout(subject: Subject, set: StatefulSet, ordinal: number | undefined): boolean {
  if (ordinal === undefined) return subject.type === 'currentRevision';
  switch (subject.type) {
    case 'ghost':
    case 'dnsName':
      return subject.ordinal === ordinal;
    case 'oldPod':
    case 'unreadyPod':
    case 'leavingPod':
      return subject.pod === getPodName(set, ordinal);
    case 'claim':
      return ordinalOfClaim(subject.claim) === ordinal;
    case 'currentRevision':
      return false;
  }
}

/** When an answer of a frame was over, as far as the shown history is known. */
export function momentOfAnswer(answer: Answer, set: StatefulSet, frame: Frame): Moment {
  const { history } = ordinalStore.getState().shownBranch();
  const frames = { length: history.steps.length, frameAt: (step: number) => history.frameAt(step) };
  return momentOf(answer, set, frames, frame.step);
}
