/** Runs the same story another way and puts it beside the shown one. */
import { History } from '#engine/simulation/history.ts';
import { loadFirstUse } from '../firstUse.ts';
import { ordinalStore } from '../ordinalStore.ts';
import { type Change, otherRun } from './whatIf.ts';

/** Gives the API server's refusal, and then nothing has changed; undefined when both are on the screen. */
export async function openWhatIf(change: Change): Promise<string | undefined> {
  const { lateParts } = await loadFirstUse();
  const { frame, setName, activeBranch, shownBranch, addBranch, goToTime, compareWith } = ordinalStore.getState();
  const other = otherRun(shownBranch().history, frame.step, setName, change);
  if (other === undefined) return '';
  const history = new History(other.scenario, lateParts);
  history.extend({ maxSteps: other.forkStep + 1 });
  const { cause } = history.frameAt(Math.min(other.forkStep + 1, history.steps.length));
  if (cause?.type === 'request' && cause.refusal !== undefined) return cause.refusal.message;
  addBranch(other.forkStep, other.request, history);
  // Both are shown at the moment that was on the screen, wherever they parted.
  goToTime(Math.max(frame.cluster.nowMs, history.momentAfter(other.forkStep).atMs));
  compareWith({ branch: activeBranch });
  return undefined;
}
