/**
 * The controller alone, as the Go figures were taken: a set comes up under OrderedReady, and every pod is made Ready as soon as it is
 * there. A sync runs with all its decisions recorded; making the pod Ready and moving the caches is timed too. The set is decoded once,
 * outside the timing, and with it the bytes of its revision: the real controller works those out at every sync.
 */
import { Client } from '../../src/engine/apiserver/client.ts';
import { Faults } from '../../src/engine/apiserver/faults.ts';
import { ApiServer, type Draft, type WatchEvent } from '../../src/engine/apiserver/apiServer.ts';
import { defaultStatefulSet } from '../../src/engine/apiserver/defaultStatefulSet.ts';
import { formatTime } from '../../src/engine/apiserver/time.ts';
import { lectureSet, lectureSetName } from '../../src/engine/simulation/lecture.ts';
import { Informers } from '../../src/engine/statefulset/informers.ts';
import { reconcile } from '../../src/engine/statefulset/reconcile.ts';
import { releaseOf } from '../../src/engine/versions.ts';

const release = releaseOf('1.37');
const nowMs = 1_767_225_600_000;

export function draftOf(replicas: number): Draft<'statefulsets'> {
  const set = defaultStatefulSet(lectureSet, release);
  return { ...set, spec: { ...set.spec, replicas } } as Draft<'statefulsets'>;
}

/** Brings one set up, from nothing to all pods Ready and nothing left to do. Gives the number of syncs. */
export function bringUp(draft: Draft<'statefulsets'>): number {
  const api = new ApiServer(() => nowMs);
  const informers = new Informers();
  const undelivered: WatchEvent[] = [];
  api.onWatchEvent = (event) => undelivered.push(event);
  const deliver = (): void => {
    for (const event of undelivered) informers.deliver(event);
    undelivered.length = 0;
  };
  const faults = new Faults();
  const ready = {
    phase: 'Running' as const,
    conditions: [{ type: 'Ready', status: 'True' as const, lastTransitionTime: formatTime(nowMs) }],
  };
  api.create('statefulsets', draft);
  deliver();
  let syncs = 0;
  let decisions = 0;
  for (let created = true; created; deliver()) {
    const client = new Client(api, faults);
    const report = reconcile({ release, informers, client, nowMs }, lectureSetName);
    decisions += report.decisions.length;
    syncs += 1;
    created = false;
    for (const { verb, resource, name } of report.writes) {
      if (verb !== 'create' || resource !== 'pods') continue;
      api.updatePodStatus(name, ready, 'node-1');
      created = true;
    }
  }
  assertUp(api, draft.spec.replicas, syncs, decisions);
  return syncs;
}

function assertUp(api: ApiServer, replicas: number, syncs: number, decisions: number): void {
  const { status } = api.get('statefulsets', lectureSetName) ?? {};
  const { pods, persistentvolumeclaims } = api.store.tables;
  const isUp = status?.readyReplicas === replicas && status.updatedReplicas === replicas && pods.size === replicas;
  if (!isUp || persistentvolumeclaims.size !== replicas || syncs !== replicas + 1 || decisions < 5 * syncs) {
    throw new Error(`After ${syncs} syncs the set of ${replicas} is at ${JSON.stringify(status)}.`);
  }
}
