/** What the keys do. */
import { getPodName } from '#engine/statefulset/identity.ts';
import { focusPrompt } from '#panels/terminal/promptFocus.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { speeds } from '#store/state.ts';
import type { KeyAction } from './keys.ts';

/** Does what a key asked for; `openHelp` belongs to the page, all else to the store. */
export function act(action: KeyAction, openHelp: () => void): void {
  const store = ordinalStore.getState();
  switch (action) {
    case 'play':
      return store.playing ? store.pause() : store.play();
    case 'stepBack':
      return void store.prev();
    case 'stepOn':
      return void store.next();
    case 'previousMark':
      return store.goToMark('previous');
    case 'nextMark':
      return store.goToMark('next');
    case 'first':
      return store.toFirst();
    case 'last':
      return store.toLast();
    case 'slower':
      return changeSpeed(-1);
    case 'faster':
      return changeSpeed(1);
    case 'moreReplicas':
      return changeReplicas(1);
    case 'lessReplicas':
      return changeReplicas(-1);
    case 'partition':
      return document.getElementById('spec-partition')?.focus();
    case 'kill':
      return killSelected();
    case 'unready':
      return toggleReadiness();
    case 'predict':
      return store.predict(!store.predicting);
    case 'terminal':
      return openTerminal();
    case 'help':
      return openHelp();
    case 'leave':
      return leave();
  }
}

function openTerminal(): void {
  // Its tab also unfolds the side panel.
  document.getElementById('tab-kubectl')?.click();
  // Where the page shows one view at a time, the line is on the screen only afterwards.
  requestAnimationFrame(focusPrompt);
}

function changeSpeed(by: number): void {
  const { speed, setSpeed } = ordinalStore.getState();
  const next = speeds[speeds.indexOf(speed) + by];
  if (next !== undefined) setSpeed(next);
}

function changeReplicas(by: number): void {
  const { setName, submit } = ordinalStore.getState();
  const set = shownSet();
  if (set === undefined) return;
  submit({ type: 'patchSet', name: setName, spec: { replicas: set.spec.replicas + by } }, 'replicas');
}

function killSelected(): void {
  const pod = selectedPod();
  if (pod === undefined) return;
  ordinalStore.getState().submit({ type: 'delete', resource: 'pods', name: pod.metadata.name }, 'pod');
}

function toggleReadiness(): void {
  const pod = selectedPod();
  if (pod === undefined) return;
  const ready = pod.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True');
  const fault = ready ? 'unready' : 'ready';
  ordinalStore.getState().submit({ type: 'podFault', name: pod.metadata.name, fault }, 'pod');
}

function leave(): void {
  const { selection, select, predicting, predict } = ordinalStore.getState();
  if (predicting) return predict(false);
  if (selection !== undefined) return select(undefined);
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function shownSet() {
  const { frame, setName } = ordinalStore.getState();
  return frame.cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === setName);
}

function selectedPod() {
  const { frame, selection } = ordinalStore.getState();
  const set = shownSet();
  if (set === undefined || selection === undefined) return undefined;
  const name = getPodName(set, selection.ordinal);
  return frame.cluster.stored.objects.pods.find(({ metadata }) => metadata.name === name);
}
