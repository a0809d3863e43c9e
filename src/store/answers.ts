/** Answers to "why not?" about the shown frame, and when what held something up was over. It comes with the panel that asks. */
import type { StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { getPodName } from '#engine/statefulset/identity.ts';
import { type NextChange, nextChangeOf, type StatusField } from '#diagnose/statusField.ts';
import { type KnownFrames, type Moment, momentOf } from '#diagnose/whyNot/moment.ts';
import { ordinalOfClaim, type Subject, subjectsOf } from '#diagnose/whyNot/subjects.ts';
import { type Answer, whyNot } from '#diagnose/whyNot/whyNot.ts';
import { ordinalStore } from './ordinalStore.ts';

/** What of a set is asked about: a lane, a claim, or the names that its Service should give; without any, the set itself. */
export type About = number | { readonly claim: string } | 'names' | undefined;

/** Of names that do not resolve so many are asked about, and each answer is told once. */
const mostNames = 3;

/** The answers to what may be asked about it. */
export function answersTo(frame: Frame, set: StatefulSet, about: About): readonly Answer[] {
  if (about === undefined || typeof about === 'number') return answersAbout(frame, set, about);
  const subjects = subjectsOf(frame, set).filter((subject) =>
    about === 'names' ? subject.type === 'dnsName' : subject.type === 'claim' && subject.claim === about.claim,
  );
  const told = new Set<string>();
  return subjects.slice(0, mostNames).flatMap((subject) => {
    const answer = whyNot(frame, set, subject);
    const rules = answer?.reasons.map(({ name }) => name).join();
    if (answer === undefined || rules === undefined || told.has(rules)) return [];
    told.add(rules);
    return [answer];
  });
}

/** The answers about a lane; without an ordinal, about the set itself. */
function answersAbout(frame: Frame, set: StatefulSet, ordinal: number | undefined): readonly Answer[] {
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
    case 'surplusPod':
    case 'leavingPod':
    case 'orphan':
      return subject.pod === getPodName(set, ordinal);
    case 'claim':
      return ordinalOfClaim(subject.claim) === ordinal;
    case 'currentRevision':
      return false;
  }
}

/** When a field of the status changes after a frame, as far as the shown history is known. */
export function nextChangeShown(set: StatefulSet, field: StatusField, frame: Frame): NextChange | undefined {
  return nextChangeOf(set, field, shownFrames(), frame.step);
}

function shownFrames(): KnownFrames {
  const { history } = ordinalStore.getState().shownBranch();
  return { length: history.steps.length, frameAt: (step) => history.frameAt(step) };
}

/** When an answer of a frame was over, as far as the shown history is known. */
export function momentOfAnswer(answer: Answer, set: StatefulSet, frame: Frame): Moment {
  return momentOf(answer, set, shownFrames(), frame.step);
}
