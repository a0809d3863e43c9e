/** The pod lifecycle as a table, worked out from the chart once: the same answers at a hundredth of the cost. */
import { transition } from 'xstate';
import { type PodEventType, podEventTypes, podLifecycle, type PodState, podStates } from './podLifecycle.ts';

type Table = Readonly<Record<PodState, Partial<Record<PodEventType, PodState>>>>;

let table: Table | undefined;

/** The state after an event; undefined when the chart does not take that event in that state. */
export function nextPodState(state: PodState, event: PodEventType): PodState | undefined {
  table ??= deriveTable();
  return table[state][event];
}

function deriveTable(): Table {
  const rows = podStates.map((state) => [state, Object.fromEntries(podEventTypes.flatMap((event) => cell(state, event)))] as const);
  return Object.fromEntries(rows) as Table;
}

function cell(state: PodState, event: PodEventType): readonly (readonly [PodEventType, PodState])[] {
  const next = transitionOfChart(state, event);
  return next === undefined ? [] : [[event, next]];
}

/** What the chart itself says: XState's pure `transition`. */
export function transitionOfChart(state: PodState, event: PodEventType): PodState | undefined {
  const before = podLifecycle.resolveState({ value: asStateValue(state) });
  if (!before.can({ type: event })) return undefined;
  const [after] = transition(podLifecycle, before, { type: event });
  return asPodState(after.value);
}

function asStateValue(state: PodState): string | { running: string } {
  const [parent, child] = state.split('.');
  return child === undefined ? state : { [parent as 'running']: child };
}

function asPodState(value: unknown): PodState {
  if (typeof value === 'string') return value as PodState;
  const [[parent, child]] = Object.entries(value as Record<string, string>) as [[string, string]];
  return `${parent}.${child}` as PodState;
}
