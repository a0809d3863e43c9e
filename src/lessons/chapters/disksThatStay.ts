/** Chapter 5: what becomes of a claim when its pod goes, when the set shrinks and when the set goes (slides 4, 5, 8 and 13). */
import type { Frame } from '#engine/simulation/frames.ts';
import { all, didRead, everWas, inTurn, nowIs } from '../conditions.ts';
import { areReady, claimOf, isReady, noteOf, podOf, podsOf, setOf } from '../facts.ts';
import { type Chapter, typeLine, wait } from '../lesson.ts';
import { predictions } from '../predictions/disksThatStay.ts';
import { opened, type Trail } from '../trail.ts';

const set = 'web';
const ordinals = [0, 1, 2];
const notePath = '/usr/share/nginx/html/id';
const write = `for i in 0 1 2; do kubectl exec web-$i -- sh -c 'hostname > ${notePath}'; done`;
const readNote = typeLine(`kubectl exec web-1 -- cat ${notePath}`);

export const disksThatStay: Chapter = {
  id: 'disks-that-stay',
  slides: [4, 5, 8, 13],
  start: 'web',
  steps: [
    {
      id: 'write-a-note',
      panels: ['terminal', 'inspector'],
      done: nowIs(hasNotes),
      model: [typeLine(write)],
      negatives: [[typeLine(write.replace('0 1 2', '0 1'))], [typeLine(write.replace('hostname', 'echo web'))]],
    },
    {
      id: 'replace-the-pod',
      panels: ['terminal', 'inspector'],
      done: didRead(
        { verb: 'exec', output: ['web-1'] },
        (frame, trail) =>
          isReady(podOf(frame, set, 1)) && uidOf(frame, 1) !== uidOf(opened(trail), 1) && hasSameClaims(frame, trail),
      ),
      model: [typeLine('kubectl delete pod web-1'), wait(), readNote],
      negatives: [
        [readNote, typeLine('kubectl delete pod web-1'), wait()],
        [typeLine('kubectl delete pod web-1'), wait(), typeLine(`kubectl exec web-0 -- cat ${notePath}`)],
      ],
    },
    {
      id: 'scale-away',
      panels: ['terminal', 'inspector'],
      predict: predictions['scale-away'],
      done: nowIs((frame) => podsOf(frame, set).length === 1 && areBound(frame)),
      model: [typeLine('kubectl scale sts web --replicas=1'), wait()],
      negatives: [
        [typeLine('kubectl scale sts web --replicas=1'), wait(nowIs((frame) => podsOf(frame, set).length === 2))],
        [typeLine('kubectl scale sts web --replicas=2'), wait()],
      ],
    },
    {
      id: 'scale-back',
      panels: ['terminal', 'inspector'],
      done: nowIs((frame, trail) => areReady(frame, set, 3) && hasNotes(frame) && hasSameClaims(frame, trail)),
      model: [typeLine('kubectl scale sts web --replicas=3'), wait()],
      negatives: [
        [typeLine('kubectl delete pvc www-web-1 www-web-2'), typeLine('kubectl scale sts web --replicas=3'), wait()],
        [typeLine('kubectl scale sts web --replicas=2'), wait()],
      ],
    },
    {
      id: 'delete-the-set',
      panels: ['terminal', 'inspector'],
      done: all(
        everWas((frame) => setOf(frame, set) === undefined && podsOf(frame, set).length === 0 && areBound(frame)),
        nowIs((frame, trail) => areReady(frame, set, 3) && hasNotes(frame) && hasSameClaims(frame, trail)),
      ),
      model: [typeLine('kubectl delete sts web'), wait(), typeLine('kubectl apply -f web.yaml'), wait()],
      negatives: [
        [typeLine('kubectl delete sts web --cascade=orphan'), wait(), typeLine('kubectl apply -f web.yaml'), wait()],
        [typeLine('kubectl delete sts web'), wait()],
      ],
    },
    {
      id: 'retention-grid',
      start: 'web',
      panels: ['terminal', 'inspector', 'yaml'],
      predict: predictions['retention-grid'],
      done: inTurn(
        (frame) => isOwnedByPod(frame) && podOf(frame, set, 2) !== undefined,
        (frame) => podOf(frame, set, 2) === undefined && claimOf(frame, set, 2) !== undefined,
        (frame) => claimOf(frame, set, 2) === undefined && areReady(frame, set, 2),
      ),
      model: [typeLine(retention('whenScaled')), wait(), typeLine('kubectl scale sts web --replicas=2'), wait()],
      negatives: [
        [typeLine('kubectl scale sts web --replicas=2'), wait(), typeLine('kubectl delete pvc www-web-2'), wait()],
        [typeLine(retention('whenDeleted')), wait(), typeLine('kubectl scale sts web --replicas=2'), wait()],
      ],
    },
    {
      id: 'whose-claim-is-it',
      start: 'web-two',
      panels: ['terminal', 'inspector'],
      predict: predictions['whose-claim-is-it'],
      done: all(
        nowIs((frame) => areReady(frame, set, 3)),
        (trail) => trail.frames.some((frame) => isClaimAlone(frame) && isClaimStill(frame, trail)),
      ),
      model: [typeLine('kubectl apply -f claim.yaml'), wait(), typeLine('kubectl scale sts web --replicas=3'), wait()],
      negatives: [
        [typeLine('kubectl scale sts web --replicas=3'), wait(), typeLine('kubectl apply -f claim.yaml'), wait()],
        [typeLine('kubectl apply -f claim.yaml'), wait()],
      ],
    },
  ],
};

function retention(which: string): string {
  return `kubectl patch sts web -p '{"spec":{"persistentVolumeClaimRetentionPolicy":{"${which}":"Delete"}}}'`;
}

function uidOf(frame: Frame, ordinal: number): string | undefined {
  return podOf(frame, set, ordinal)?.metadata.uid;
}

/** Each disk has the name of its own pod written on it. */
function hasNotes(frame: Frame): boolean {
  return ordinals.every((ordinal) => noteOf(frame, `www-web-${ordinal}`, '/id') === `web-${ordinal}`);
}

/** The claims are the very objects that they were when the step was opened. */
function hasSameClaims(frame: Frame, trail: Trail): boolean {
  const uids = (each: Frame) => ordinals.map((ordinal) => claimOf(each, set, ordinal)?.metadata.uid).join();
  return uids(frame) === uids(opened(trail));
}

function areBound(frame: Frame): boolean {
  return ordinals.every((ordinal) => claimOf(frame, set, ordinal)?.status.phase === 'Bound');
}

function isOwnedByPod(frame: Frame): boolean {
  const owners = claimOf(frame, set, 2)?.metadata.ownerReferences ?? [];
  return owners.some(({ kind, name }) => kind === 'Pod' && name === 'web-2');
}

/** There is a claim for web-2, and nobody has asked for a web-2 yet. */
function isClaimAlone(frame: Frame): boolean {
  return claimOf(frame, set, 2) !== undefined && setOf(frame, set)?.spec.replicas === 2;
}

function isClaimStill(frame: Frame, trail: Trail): boolean {
  const last = trail.frames.at(-1) ?? frame;
  return claimOf(last, set, 2)?.metadata.uid === claimOf(frame, set, 2)?.metadata.uid;
}
