/** What can be another way in the other run, as the form offers it. */
import type { Pod, StatefulSet } from '#engine/objects.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { kubernetesVersions, type KubernetesVersion } from '#engine/versions.ts';
import type { Change } from '#store/compare/whatIf.ts';

export const changeFields = [
  'podManagementPolicy',
  'partition',
  'maxUnavailable',
  'updateStrategy',
  'replicas',
  'version',
  'fault',
] as const;
export type ChangeField = (typeof changeFields)[number];

export type FaultKind = 'delete' | 'unready' | 'crash' | 'fail' | 'nodeDown';
export const faultKinds: readonly FaultKind[] = ['delete', 'unready', 'crash', 'fail', 'nodeDown'];

/** The value that the form begins with: mostly the one that is not there now. */
export function firstValue(field: ChangeField, set: StatefulSet, version: KubernetesVersion): string {
  const { podManagementPolicy, updateStrategy, replicas } = set.spec;
  const { partition = 0, maxUnavailable = 1 } = updateStrategy.rollingUpdate ?? {};
  switch (field) {
    case 'podManagementPolicy':
      return podManagementPolicy === 'Parallel' ? 'OrderedReady' : 'Parallel';
    case 'updateStrategy':
      return updateStrategy.type === 'OnDelete' ? 'RollingUpdate' : 'OnDelete';
    case 'partition':
      return String(partition > 0 ? 0 : Math.max(1, Math.floor(replicas / 2)));
    case 'maxUnavailable':
      return String(maxUnavailable === 1 ? 2 : 1);
    case 'replicas':
      return String(replicas + 2);
    case 'version':
      return kubernetesVersions.find((each) => each !== version) ?? version;
    case 'fault':
      return 'delete';
  }
}

/** What is wrong with a value; undefined when it can be tried. */
export function problemOf(field: ChangeField, value: string): 'badNumber' | 'badAmount' | undefined {
  if (field === 'partition' || field === 'replicas') return /^\d{1,5}$/.test(value) ? undefined : 'badNumber';
  if (field !== 'maxUnavailable') return undefined;
  return /^([1-9]\d{0,4}|[1-9]\d?%|100%)$/.test(value) ? undefined : 'badAmount';
}

/** `pod`: what a fault befalls. */
export function changeOf(field: ChangeField, value: string, pod: Pod | undefined): Change | undefined {
  switch (field) {
    case 'version':
      return { type: 'version', version: value as KubernetesVersion };
    case 'podManagementPolicy':
      return { type: 'fromStart', spec: { podManagementPolicy: value } };
    case 'updateStrategy':
      return {
        type: 'setting',
        spec: { updateStrategy: { type: value, rollingUpdate: value === 'OnDelete' ? null : {} } },
      };
    case 'partition':
      return { type: 'setting', spec: { updateStrategy: { rollingUpdate: { partition: Number(value) } } } };
    case 'maxUnavailable': {
      const maxUnavailable = value.endsWith('%') ? value : Number(value);
      return { type: 'setting', spec: { updateStrategy: { rollingUpdate: { maxUnavailable } } } };
    }
    case 'replicas':
      return { type: 'setting', spec: { replicas: Number(value) } };
    case 'fault': {
      const request = pod && faultOf(value as FaultKind, pod);
      return request && { type: 'request', request };
    }
  }
}

function faultOf(kind: FaultKind, { metadata: { name }, spec }: Pod): Request | undefined {
  if (kind === 'delete') return { type: 'delete', resource: 'pods', name };
  if (kind !== 'nodeDown') return { type: 'podFault', name, fault: kind };
  return spec.nodeName === undefined ? undefined : { type: 'nodeFault', name: spec.nodeName, fault: 'down' };
}
