/** A pod's place in the lifecycle chart, where no chart was run. */
import type { PodState } from '#engine/node/podLifecycle.ts';
import type { Pod } from '#engine/objects.ts';

/** Where a pod stands in its life, by what its kubelet has reported of it. */
export function seenState({ metadata, spec, status }: Pod): PodState {
  if (metadata.deletionTimestamp !== undefined) return 'terminating';
  if (status.phase === 'Failed') return 'failed';
  if (status.phase === 'Succeeded') return 'succeeded';
  if (spec.nodeName === undefined || spec.nodeName === '') return 'unscheduled';
  const waitsFor = (list: Pod['status']['containerStatuses']) =>
    list?.map(({ state }) => state?.waiting?.reason ?? '').find((reason) => reason !== '') ?? '';
  const init = waitsFor(status.initContainerStatuses);
  if (init === 'CrashLoopBackOff') return 'init.backOff';
  if (
    status.initContainerStatuses?.some(({ state }) => state?.running !== undefined) === true &&
    status.phase === 'Pending'
  )
    return 'init.running';
  const reason = init === '' || init === 'PodInitializing' ? waitsFor(status.containerStatuses) : init;
  if (reason === 'CrashLoopBackOff') return 'crashBackOff';
  if (reason === 'ErrImagePull') return 'pullFailed';
  if (/^(ImagePull|InvalidImage|ErrImage)/.test(reason)) return 'pullBackOff';
  if (status.phase !== 'Running') return 'creating';
  const isReady = status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True');
  return isReady === true ? 'running.ready' : 'running.notReady';
}
