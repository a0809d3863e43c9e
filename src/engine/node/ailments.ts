/** What is wrong with the applications in pods because somebody wanted it so, or because they miss their peers. No probe says it: it is why. */
import type { ContainerRecord } from './containerRecord.ts';

export type Ailment = 'unready' | 'hangs' | 'deaf' | 'flaps' | 'slow' | 'noQuorum';

/** By the pod's UID; pods that nothing is wrong with are not in it. */
export type Ailments = Readonly<Record<string, readonly Ailment[]>>;

const none: readonly Ailment[] = [];

/** What is wrong with the application in a container; the same list when nothing is. */
export function ailmentsOf(record: ContainerRecord): readonly Ailment[] {
  const { unreadyMs, hungMs, deafMs, flap, slowStartMs, quorum } = record;
  const wrong: readonly (readonly [Ailment, boolean])[] = [
    ['unready', unreadyMs !== undefined],
    ['hangs', hungMs !== undefined],
    ['deaf', deafMs !== undefined],
    ['flaps', flap !== undefined],
    ['slow', slowStartMs !== undefined],
    ['noQuorum', quorum?.has === false],
  ];
  const found = wrong.flatMap(([ailment, holds]) => (holds ? [ailment] : []));
  return found.length === 0 ? none : found;
}
