/** The API server's checks on a StatefulSet status (ValidateStatefulSetStatus; semantics 5.5). */
import type { StatefulSetStatus } from '../objects.ts';
import { type ApiError, invalid } from './apiErrors.ts';
import { type FieldError, invalidValue } from './fieldErrors.ts';

/** The refusal of a status write, or undefined when the counters are possible. */
export function invalidStatus(name: string, old: StatefulSetStatus, next: StatefulSetStatus): ApiError | undefined {
  const { replicas, readyReplicas = 0, currentReplicas = 0, updatedReplicas = 0, availableReplicas } = next;
  const { observedGeneration = 0, collisionCount = 0 } = next;
  // Nearly every write is fine: ask that first, and build the texts only for the other ones.
  if (
    Math.min(replicas, readyReplicas, currentReplicas, updatedReplicas, availableReplicas, observedGeneration) >= 0 &&
    Math.max(readyReplicas, currentReplicas, updatedReplicas, availableReplicas) <= replicas &&
    availableReplicas <= readyReplicas &&
    collisionCount >= (old.collisionCount ?? 0)
  ) {
    return undefined;
  }
  const counters: readonly (readonly [string, number])[] = [
    ['replicas', replicas],
    ['readyReplicas', readyReplicas],
    ['currentReplicas', currentReplicas],
    ['updatedReplicas', updatedReplicas],
    ['availableReplicas', availableReplicas],
    ['observedGeneration', observedGeneration],
    ['collisionCount', collisionCount],
  ];
  const causes: FieldError[] = [];
  for (const [field, value] of counters) {
    if (value < 0) causes.push(impossible(field, value, 'must be greater than or equal to 0'));
  }
  for (const [field, value] of counters.slice(1, 5)) {
    if (value > replicas) causes.push(impossible(field, value, 'cannot be greater than status.replicas'));
  }
  if (availableReplicas > readyReplicas) {
    causes.push(impossible('availableReplicas', availableReplicas, 'cannot be greater than status.readyReplicas'));
  }
  if (collisionCount < (old.collisionCount ?? 0))
    causes.push(impossible('collisionCount', collisionCount, 'cannot be decremented'));
  return invalid('StatefulSet', name, causes);
}

function impossible(field: string, value: number, detail: string): FieldError {
  return invalidValue(`status.${field}`, value, detail);
}
