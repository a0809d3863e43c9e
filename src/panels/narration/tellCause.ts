/** What a step was, told: a request, a sync, or a move of scheduler, kubelet, volume binder, endpoints or garbage collector. */
import { resourceInfos } from '#engine/apiserver/resources.ts';
import type { Frame, ObservedCause, StepCause } from '#engine/simulation/frames.ts';
import { requestObject } from '#engine/simulation/requestObject.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { getPersistentVolumeClaimName, podInOrdinalRange } from '#engine/statefulset/identity.ts';
import { parseOrdinal } from '#engine/statefulset/podFacts.ts';
import { retentionPolicyOf } from '#engine/statefulset/retention.ts';
import type { Told } from '#i18n/told.ts';
import type { Words } from '#i18n/words.ts';
import { setNamed } from './story.ts';
import { tellInfrastructure } from './tellInfrastructure.ts';
import { tellGate } from './tellGate.ts';
import { tellPodMove } from './tellPodMove.ts';
import { editedField, tellApiRefusal, tellRequest, withoutZone } from './tellRequest.ts';
import { isAtRest, tellSync } from './tellSync.ts';
import { tellWorkload } from './tellWorkload.ts';
import { gateOf } from '#diagnose/mainDecision.ts';

export function tellCause(cause: StepCause, frame: Frame, words: Words): Told {
  const { causes } = words.narration;
  switch (cause.type) {
    case 'request':
      if (frame.cluster.watched === true) return tellSeenEdit(cause.request, words);
      return cause.refusal === undefined
        ? tellRequest(cause.request, words)
        : tellApiRefusal(cause.refusal, words, editedField(cause.request));
    case 'sync':
      return tellSync({ frame, words, report: cause.report });
    case 'syncStarted':
      return causes.syncStarted({ set: cause.set });
    case 'watchDelivered':
      return causes.watchDelivered(cause);
    case 'podUnschedulable':
      return causes.podUnschedulable({ pod: cause.pod, reason: cause.reason });
    case 'podScheduled':
      return causes.podScheduled({ pod: cause.pod, node: cause.node });
    case 'claimBound':
      return causes.claimBound({ claim: cause.claim });
    case 'podMoved':
      return tellPodMove(cause, words);
    case 'podGone':
      return tellPodGone(cause.pod, frame, words);
    case 'endpointsUpdated':
      return tellEndpoints(cause, frame, words);
    case 'garbageCollected':
      return cause.objects.length === 1
        ? causes.objectCollected({ object: cause.objects[0] ?? '' })
        : causes.objectsCollected({ objects: cause.objects.length });
    case 'quotaCounted':
      return causes.quotaCounted({ quotas: cause.quotas });
    case 'namesForgotten':
      return causes.namesForgotten({ name: withoutZone(cause.names[0] ?? '') });
    case 'claimReleased':
      return causes.claimsReleased({ claims: cause.claims });
    case 'workloadSynced':
      return tellWorkload(cause.report, words);
    case 'observed':
      return tellObserved(cause, words);
    default:
      return tellInfrastructure(cause, words);
  }
}

/** In a real cluster it was somebody; what it comes to is the same. */
function tellSeenEdit(request: Request, words: Words): Told {
  const { causes } = words.narration;
  const set = requestObject(request).name;
  const { reason } = tellRequest(request, words);
  if (request.type === 'apply') return { ...causes.seenSetCreated({ set }), reason };
  return { ...(request.type === 'delete' ? causes.seenSetDeleted({ set }) : causes.seenEdit({ set })), reason };
}

/** A change in a real cluster: that it was is all that is known of it. */
function tellObserved({ what, resource, name, says }: ObservedCause, { narration: { causes } }: Words): Told {
  const object = `${resourceInfos[resource].singular} ${name}`;
  switch (what) {
    case 'created':
      return causes.seenCreated({ object });
    case 'changed':
      return causes.seenChanged({ object });
    case 'deleted':
      return causes.seenDeleted({ object });
    case 'status':
      return causes.seenStatus({ set: name });
    case 'event':
      return causes.seenEvent({ about: says?.about ?? name, reason: says?.reason ?? '', message: says?.message ?? '' });
  }
}

/** DNS follows the pods and is the last to move: when the controller is already at rest, that is the news. */
function tellEndpoints(cause: Extract<StepCause, { type: 'endpointsUpdated' }>, frame: Frame, words: Words): Told {
  const { causes } = words.narration;
  const { service, ready, total } = cause;
  const told = total === 0 ? causes.noEndpoints({ service }) : causes.endpointsUpdated({ service, ready, total });
  const set = frame.cluster.stored.objects.statefulsets.find(({ spec }) => spec.serviceName === service);
  const report = frame.lastSyncs[set?.metadata.name ?? ''];
  if (report === undefined || frame.cluster.controller.queue.includes(report.set)) return told;
  const story = { frame, words, report };
  if (isAtRest(report)) return { headline: tellSync(story).headline, reason: told.headline };
  const gate = gateOf(report);
  return gate === undefined ? told : { headline: told.headline, reason: tellGate(gate, story).headline };
}

/** The claim is what outlives a pod, so its end is told by what becomes of the claim. */
function tellPodGone(pod: string, frame: Frame, words: Words): Told {
  const { causes } = words.narration;
  const { parent, ordinal } = parseOrdinal(pod);
  const set = setNamed(frame, parent);
  const template = set?.spec.volumeClaimTemplates?.[0];
  if (set === undefined || template === undefined) return causes.podGone({ pod });
  const claim = getPersistentVolumeClaimName(set, template, ordinal);
  if (podInOrdinalRange(set, ordinal)) return causes.podGoneClaimStays({ pod, claim });
  const kept = retentionPolicyOf(set).whenScaled === 'Retain';
  return kept ? causes.podGoneClaimRetained({ pod, claim }) : causes.podGoneClaimDeleted({ pod, claim });
}
