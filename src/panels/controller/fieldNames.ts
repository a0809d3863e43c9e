/** The values of a decision under the names of the API fields that they were read from. Names that are no field stay as they are. */
import { formatTime } from '#engine/apiserver/time.ts';
import type { Decision } from '#engine/statefulset/decisions.ts';
import type { Json } from '#engine/json.ts';
import type { Words } from '#i18n/words.ts';

export interface ReadValue {
  readonly name: string;
  readonly value: string;
}

export function valuesRead({ stage, values }: Decision, words: Words): readonly ReadValue[] {
  return Object.entries(values).map(([key, value]) => ({
    name: (stage === 'status' ? statusFields[key] : undefined) ?? fields[key] ?? key,
    value: valueText(key, value, words),
  }));
}

const fields: Readonly<Record<string, string>> = {
  phase: 'status.phase',
  ready: 'conditions[Ready]',
  terminating: 'metadata.deletionTimestamp',
  deletionTimestamp: 'metadata.deletionTimestamp',
  minReadySeconds: 'spec.minReadySeconds',
  partition: 'rollingUpdate.partition',
  maxUnavailable: 'rollingUpdate.maxUnavailable',
  replicas: 'spec.replicas',
  start: 'spec.ordinals.start',
  type: 'updateStrategy.type',
  limit: 'spec.revisionHistoryLimit',
  updateRevision: 'status.updateRevision',
  revision: 'revision',
  readySinceMs: 'conditions[Ready].lastTransitionTime',
  availableAtMs: 'available at',
};

const statusFields: Readonly<Record<string, string>> = {
  replicas: 'status.replicas',
  readyReplicas: 'status.readyReplicas',
};

function valueText(key: string, value: Json | undefined, words: Words): string {
  const { yes, no, notSet, none } = words.controller;
  if (value === undefined || value === null || value === '') return notSet;
  if (typeof value === 'boolean') return key === 'terminating' && !value ? notSet : value ? yes : no;
  if (key.endsWith('Ms') && typeof value === 'number') return formatTime(value);
  if (Array.isArray(value)) return value.length === 0 ? none : value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
