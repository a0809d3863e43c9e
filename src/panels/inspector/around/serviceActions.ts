/** What can be done to the controller, to its calls of the API and to those who make disks, as requests; or why it would change nothing. */
import type { Fault } from '#engine/apiserver/faults.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { AroundWords } from '#i18n/aroundWords.ts';
import type { Action } from './action.ts';

const quotaName = 'no-more-pods';

const refusedPod: Fault = { verb: 'create', resource: 'pods', name: '*', message: 'exceeded quota' };
const failedStatus: Fault = {
  verb: 'update',
  resource: 'statefulsets/status',
  name: '*',
  message: '',
  reason: 'InternalError',
};

export function controllerActions({ cluster }: Frame, { notes, refusals }: AroundWords): readonly Action[] {
  const { loop, caches = [] } = cluster.controller;
  const isDown = loop === 'down' ? refusals.isDown : undefined;
  const isFrozen = caches.some(({ lag }) => lag === 'frozen') ? refusals.frozen : undefined;
  return [
    { name: 'stop', request: { type: 'controllerDown' }, note: notes.stop, refusal: isDown },
    {
      name: 'start',
      request: { type: 'controllerUp' },
      note: notes.start,
      refusal: isDown === undefined ? refusals.runs : undefined,
    },
    { name: 'crash', request: { type: 'controllerCrash', afterWrites: 1 }, note: notes.crash, refusal: isDown },
    {
      name: 'freeze',
      request: { type: 'cacheLag', resources: ['pods'], lag: 'frozen' },
      note: notes.freeze,
      refusal: isDown ?? isFrozen,
    },
    {
      name: 'catchUp',
      request: { type: 'cacheLag', lag: 0 },
      note: notes.catchUp,
      refusal: isDown ?? (caches.length === 0 ? refusals.sees : undefined),
    },
  ];
}

export function apiActions({ cluster }: Frame, { notes, refusals }: AroundWords): readonly Action[] {
  const { pods, resourcequotas } = cluster.stored.objects;
  const waits = ({ verb, resource, name }: Fault): string | undefined =>
    cluster.faults.some((each) => each.verb === verb && each.resource === resource && each.name === name)
      ? refusals.waits
      : undefined;
  const hasQuota = resourcequotas.some(({ metadata }) => metadata.name === quotaName);
  return [
    {
      name: 'refusePod',
      request: { type: 'apiFault', fault: refusedPod },
      note: notes.refusePod,
      refusal: waits(refusedPod),
    },
    {
      name: 'failStatus',
      request: { type: 'apiFault', fault: failedStatus },
      note: notes.failStatus,
      refusal: waits(failedStatus),
    },
    hasQuota
      ? {
          name: 'liftQuota',
          request: { type: 'delete', resource: 'resourcequotas', name: quotaName },
          note: `kubectl delete quota ${quotaName}`,
        }
      : {
          name: 'quota',
          request: { type: 'create', manifest: quotaOf(pods.length) },
          note: notes.quota({ pods: pods.length }),
        },
  ];
}

function quotaOf(pods: number) {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: quotaName },
    spec: { hard: { pods: String(pods) } },
  };
}

/** For each who makes volumes of a class. */
export function diskActions({ cluster }: Frame, { notes, refusals }: AroundWords): readonly Action[] {
  const { provisionersDown = [] } = cluster.infrastructure ?? {};
  const provisioners = new Set(cluster.stored.objects.storageclasses.map(({ provisioner }) => provisioner));
  provisioners.delete('kubernetes.io/no-provisioner');
  return [...provisioners].flatMap((name): Action[] => {
    const isDown = provisionersDown.includes(name);
    return [
      {
        name: 'stopDisks',
        request: { type: 'provisionerFault', name, fault: 'down' },
        note: notes.stopDisks({ provisioner: name }),
        refusal: isDown ? refusals.stopped : undefined,
      },
      {
        name: 'startDisks',
        request: { type: 'provisionerFault', name, fault: 'up' },
        note: notes.startDisks({ provisioner: name }),
        refusal: isDown ? undefined : refusals.makes,
      },
    ];
  });
}
