/** What to type for an answer: the way out of what holds the set up, where that is the reason, and what the other reasons ask for. */
import type { Json } from '#engine/json.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { matchesSelector } from '#engine/selectors.ts';
import { objectNamed } from '../knownCluster.ts';
import { outOfQuota } from '../quotaWay.ts';
import type { Reason } from '../reasons.ts';
import { outOf, type WayOut, wayOut, writerFor } from '../wayOut.ts';
import { podsOf } from '../setPods.ts';
import type { Stance } from './stance.ts';

export function wayOutOf(stance: Stance, reasons: readonly Reason[]): readonly WayOut[] {
  const { cluster, set, next, hold } = stance;
  const isHeld = hold !== undefined && reasons.some((reason) => hold.reasons.includes(reason));
  const held = isHeld ? wayOut(cluster, set, next, hold) : [];
  const own = reasons.flatMap((reason) => {
    if (hold?.reasons.includes(reason) === true) return [];
    const asked = askedFor(stance, reason);
    return asked.length > 0 ? asked : outOf(cluster, set, next, reason);
  });
  return [...held, ...own].filter(({ command }, at, all) => all.findIndex((each) => each.command === command) === at);
}

/** Reasons that stand in a spec, a Service or a claim, or in the controller's queue. */
function askedFor(stance: Stance, { name, values }: Reason): readonly WayOut[] {
  const { set } = stance;
  const kubectl = writerFor(set);
  const setName = set.metadata.name;
  const patch = (kind: string, of: string, spec: Json) =>
    `patch ${kind} ${of} --type=merge -p '${JSON.stringify({ spec })}'`;
  switch (name) {
    case 'belowPartition': {
      const spec = { updateStrategy: { rollingUpdate: { partition: values.index } } };
      return [kubectl('lowerPartitionTo', patch('statefulset', setName, spec))];
    }
    case 'byHand':
      return [kubectl('deleteByHand', `delete pod ${values.pod}`)];
    case 'noneWanted':
      return [kubectl('scale', `scale statefulset ${setName} --replicas=1`)];
    case 'outOfRange': {
      const { ordinal, first } = values;
      if (ordinal < first)
        return [kubectl('startLower', patch('statefulset', setName, { ordinals: { start: ordinal } }))];
      return [kubectl('scale', `scale statefulset ${setName} --replicas=${ordinal - first + 1}`)];
    }
    case 'backingOff':
      return /exceeded quota/.test(values.error)
        ? outOfQuota(stance.cluster, set, values.error).map((way) => kubectl(way.name, way.line))
        : [kubectl('lookAtEvents', `describe statefulset ${setName}`)];
    case 'notMatching':
      return [
        ...labelled(kubectl, set, values.pod),
        kubectl(values.isWanted ? 'deleteStranger' : 'deleteOrphan', `delete pod ${values.pod}`),
      ];
    case 'ownedByOther':
      return [kubectl('lookAtStranger', `get pod ${values.pod} --show-labels`)];
    case 'withoutSet':
    case 'claimWithoutSet':
      return [kubectl('applyAgain', `apply -f ${values.set}.yaml`)];
    case 'noWakeUp':
      return [kubectl('wakeUp', `annotate statefulset ${setName} wake-up=1 --overwrite`)];
    case 'noService':
      return [kubectl('makeService', headless(stance, values))];
    case 'notHeadless':
      return [
        kubectl('deleteService', `delete service ${values.service}`),
        kubectl('makeService', headless(stance, values)),
      ];
    case 'notSelected':
      // The Service selects as the set does: it is the pod's labels that have been changed.
      if (selectsAsTheSet(stance, values.service)) return labelled(kubectl, set, values.pod);
      return [
        kubectl('selectPods', patch('service', values.service, { selector: selectorPatch(stance, values.service) })),
      ];
    case 'withheld':
      return [kubectl('publishNotReady', patch('service', values.service, { publishNotReadyAddresses: true }))];
    case 'protectedByPod':
      return [kubectl('deletePodForClaim', `delete pod ${values.pod}`)];
    case 'keptByRetain':
      return [kubectl('deleteClaim', `delete pvc ${values.claim}`)];
    case 'heldByClaimFinalizer':
      return [kubectl('lookAtFinalizers', `get pvc ${values.claim} -o jsonpath='{.metadata.finalizers}'`)];
    default:
      return [];
  }
}

/** Gives a pod the labels that its set looks for; no line for a selector that has none to give. */
function labelled(kubectl: ReturnType<typeof writerFor>, set: StatefulSet, pod: string): readonly WayOut[] {
  const labels = Object.entries(set.spec.selector.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  return labels.length === 0 ? [] : [kubectl('labelPod', `label pod ${pod} ${labels.join(' ')} --overwrite`)];
}

/** `expose` makes it from any of the set's pods. */
function headless(
  { set, cluster }: Stance,
  { pod, service }: { readonly pod: string; readonly service: string },
): string {
  const { matchLabels = {} } = set.spec.selector;
  const selector = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`);
  const port = set.spec.template.spec.containers[0]?.ports?.[0]?.containerPort ?? 80;
  const one = podsOf(cluster, set)[0]?.metadata.name ?? pod;
  return `expose pod ${one} --name=${service} --cluster-ip=None --port=${port} --selector=${selector.join(',')}`;
}

function selectsAsTheSet({ cluster, set }: Stance, service: string): boolean {
  const selector = objectNamed(cluster, 'services', service)?.spec.selector ?? {};
  const isAny = Object.keys(selector).length > 0;
  return isAny && matchesSelector({ matchLabels: selector }, set.spec.template.metadata?.labels ?? {});
}

/** What a merge has to say so that the selector is the set's: the other keys go. */
function selectorPatch({ cluster, set }: Stance, service: string): Record<string, Json> {
  const { selector = {} } = objectNamed(cluster, 'services', service)?.spec ?? {};
  const none = Object.fromEntries(Object.keys(selector).map((key) => [key, null]));
  return { ...none, ...set.spec.selector.matchLabels };
}
