/** Links on the page: one is opened, the shown moment stands in the address, and can be taken along. It arrives after the first frame. */
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { wordsFor } from '#i18n/words.ts';
import { type Decoded, decodeLink, encodeLink, fitsLink, type LinkProblem } from '#share/link.ts';
import type { LinkBase, LinkedView, LinkView } from '#share/linkView.ts';
import { embedParts } from '#share/shortLink.ts';
import { loadFirstUse } from '#store/firstUse.ts';
import { inspect, inspectedObject } from '#store/inspected.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { replayLink } from '#store/replayLink.ts';
import type { Panel } from '#store/state.ts';

/** How long a moment is looked at before it is written into the address: browsers count how often that is done. */
const restMs = 400;
/** A fingerprint reads the whole cluster, so a large one is not written without being asked. */
const mostPods = 500;

let asked = 0;
/** The frame that the address already stands for. */
let written = ordinalStore.getState().frame;

/** Opens what the hash of the address says. A link that cannot be read is told, and what is there stays. */
export async function openHash(hash: string): Promise<void> {
  if (/^#(lessons|challenges|quiz|glossary(=[\w-]+)?)$|[#&](lesson|slide|done|challenge)=/.test(hash))
    return (await import('./lesson/lessonLinks.ts')).openLessonHash(hash);
  const decoded = decodeLink(hash);
  const problem = decoded && (await show(decoded));
  if (problem !== undefined) ordinalStore.getState().tell({ type: 'badLink', problem });
}

/** Shows what a link holds, be it the whole address or its hash. Gives the problem when it cannot, and then nothing has changed. */
export async function loadLink(link: string): Promise<LinkProblem | undefined> {
  const decoded = decodeLink(link.slice(Math.max(0, link.indexOf('#'))));
  return decoded === undefined ? { code: 'damaged' } : show(decoded);
}

async function show(decoded: Decoded): Promise<LinkProblem | undefined> {
  if ('view' in decoded) return showView(decoded.view);
  asked += 1;
  return decoded.problem;
}

/** Replays a scenario and shows it. Gives the problem when it cannot, and then nothing has changed. */
export async function showView(view: LinkedView): Promise<LinkProblem | undefined> {
  const turn = ++asked;
  const { lateParts: rules } = await loadFirstUse();
  const replayed = await replayLink(view, rules, () => turn === asked);
  if (replayed === 'outdated' || turn !== asked) return undefined;
  if ('problem' in replayed) return replayed.problem;
  const { panel } = view;
  if (ordinalStore.getState().lessons !== undefined) (await import('#store/lesson/lessonStore.ts')).hideLessons();
  ordinalStore.getState().open({ ...replayed.opened, ...(isPanel(panel) && { panel }) });
  inspect(panel === 'inspector' ? view.object : undefined);
  written = ordinalStore.getState().frame;
  return undefined;
}

/** The hash of what is shown. */
export function shownHash(): string {
  return encodeLink(shownView());
}

/** What is shown: the scenario, its moment, and how it is looked at. */
export function shownView(): LinkView {
  const { frame, panel, selection, shownBranch } = ordinalStore.getState();
  const { history } = shownBranch();
  const base = shownBase();
  const object = panel === 'inspector' ? inspectedObject() : undefined;
  return {
    scenario: history.scenario,
    shown: { step: frame.step, atMs: frame.cluster.nowMs },
    fingerprint: fingerprintOf(frame.cluster),
    ...(panel !== 'controller' && { panel }),
    ...(selection !== undefined && { selected: selection.ordinal }),
    ...(object !== undefined && { object }),
    ...(base !== undefined && { base }),
  };
}

/** Whether what is shown began with objects of somebody's cluster, of which nothing may leave the page. */
export function isPasted(): boolean {
  return ordinalStore.getState().shownBranch().history.scenario.start !== undefined;
}

/** The address of what is shown, or undefined when it is too much for a link, or nobody else's business. */
export function shownLink(): string | undefined {
  if (isPasted()) return undefined;
  const hash = shownHash();
  return fitsLink(hash) ? `${location.href.replace(/#.*$/, '')}${hash}` : undefined;
}

/** From now on what is shown at rest is written into the address. */
export function writeLinks(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  ordinalStore.subscribe(({ frame, playing }, before) => {
    if (frame === before.frame && playing === before.playing) return;
    clearTimeout(timer);
    if (!playing) timer = setTimeout(writeAddress, restMs);
  });
}

/** Writes what is shown into the address, when a link can hold it. */
export function writeAddress(): void {
  const { frame, lessons } = ordinalStore.getState();
  // The step of a lesson stands there, or their contents.
  if (frame === written || lessons !== undefined) return;
  written = frame;
  if (frame.cluster.stored.objects.pods.length > mostPods || isPasted()) return;
  const hash = shownHash();
  if (!fitsLink(hash)) return;
  try {
    history.replaceState(history.state, '', [hash, ...embedParts(location.hash)].join('&'));
  } catch {
    // Some hosts do not let a frame change its address. The link can still be copied.
  }
}

/** Of the branch that the shown one left: what was asked of it after they parted. */
function shownBase(): LinkBase | undefined {
  const { left } = ordinalStore.getState().shownBranch();
  if (left === undefined) return undefined;
  const shared = left.history.marks.filter(({ step }) => step <= left.forkStep).length;
  return { forkStep: left.forkStep, requests: left.history.scenario.requests.slice(shared) };
}

function isPanel(name: string | undefined): name is Panel {
  return name !== undefined && Object.hasOwn(wordsFor('en').shell.panels, name);
}
