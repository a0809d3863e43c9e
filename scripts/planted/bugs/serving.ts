/** What serves the controller: API server, garbage collector, claim protection, quota (semantics 5.5 to 5.7, 6.6, 7, 8). */
import type { PlantedBug } from '../plantedBug.ts';

const server = 'apiserver/apiServer.ts';
const collector = 'garbageCollector.ts';

export const servingBugs: readonly PlantedBug[] = [
  {
    name: 'does not raise the generation',
    seen: 'An edit is never observed.',
    source: 'semantics 5.7',
    file: server,
    right: 'metadata.generation = (stored.metadata.generation ?? 0) + 1;',
    wrong: 'metadata.generation = stored.metadata.generation ?? 0;',
  },
  {
    name: 'sets the deletion time to now',
    seen: 'A pod of 30 seconds’ grace looks overdue at once.',
    source: 'trap 16',
    file: server,
    right: 'formatTime(this.nowMs + graceSeconds * 1000)',
    wrong: 'formatTime(this.nowMs)',
  },
  {
    name: 'gives an unscheduled pod time to end',
    seen: 'A pod without a node is terminating for ever.',
    source: 'trap 16, semantics 6.6',
    file: server,
    right: "const instant = pod.spec.nodeName === undefined || phase === 'Failed' || phase === 'Succeeded';",
    wrong: "const instant = phase === 'Failed' || phase === 'Succeeded';",
  },
  {
    name: 'takes writes of old copies',
    seen: 'Two writers, and the slower one wins.',
    source: 'semantics 6.9',
    file: server,
    right:
      "if (resourceVersion !== '' && resourceVersion !== stored.metadata.resourceVersion) return conflict(resource, name);",
    wrong: '',
  },
  {
    name: 'takes any status',
    seen: 'currentReplicas: -1.',
    source: 'trap 44, semantics 5.5',
    file: server,
    right: 'const refusal = invalidStatus(name, stored.status, status);',
    wrong: 'const refusal = invalidStatus(name, stored.status, stored.status);',
  },
  {
    name: 'lets a pod that has ended hold its claim',
    seen: 'A claim is Terminating although its pod is over.',
    source: 'semantics 7.1, learners F7',
    file: 'volumes/claimProtection.ts',
    right: "if (pod.status.phase === 'Failed' || pod.status.phase === 'Succeeded') continue;",
    wrong: '',
  },
  {
    name: 'deletes claims that are in use',
    seen: 'A running pod loses its disk.',
    source: 'semantics 7.1, k/k#74374',
    file: 'volumes/claimProtection.ts',
    right: '.filter(({ name }) => !used.has(name));',
    wrong: '.filter(({ name }) => used.size >= 0 && name);',
  },
  {
    name: 'collects what still has an owner',
    seen: 'A claim goes although the set that owns it is there.',
    source: 'appendix C10',
    file: collector,
    right: 'if (ownerReferences.some(isSolid)) {',
    wrong: 'if (ownerReferences.every(isSolid)) {',
  },
  {
    name: 'leaves references to the dead beside living owners',
    seen: 'A claim is stale for ever, and its pod is never made.',
    source: 'appendix C10',
    file: collector,
    right: 'dropReferences(api, resource, object, (reference) => !isSolid(reference));\n    return true;',
    wrong: 'return false;',
  },
  {
    name: 'deletes in the foreground what somebody else owns, too',
    seen: 'delete --cascade=foreground takes a claim that a backup owns as well.',
    source: 'semantics 8, appendix C10',
    file: collector,
    right: 'if (collect(api, kind, dependent, states))',
    wrong: 'if (dependent.metadata.deletionTimestamp === undefined && !isApiError(api.delete(kind, dependentName)))',
  },
  {
    name: 'orphans pods, and leaves their claims owned',
    seen: 'delete --cascade=orphan, and the claims are collected.',
    source: 'semantics 7.5, learners F4',
    file: collector,
    right: 'dropReferences(api, kind, dependent, (reference) => reference.uid === uid);',
    wrong:
      "if (kind !== 'persistentvolumeclaims') dropReferences(api, kind, dependent, (reference) => reference.uid === uid);",
  },
  {
    name: 'lets a set go before its pods in the foreground',
    seen: 'delete --cascade=foreground returns while pods run.',
    source: 'semantics 8',
    file: collector,
    right: 'if (blocking > 0) continue;',
    wrong: '',
  },
  {
    name: 'lets a quota be used twice',
    seen: 'More pods than the quota allows.',
    source: 'learners E6',
    file: 'quota/admission.ts',
    right: 'if (answer !== undefined) charged.push(answer);',
    wrong: '',
  },
];
