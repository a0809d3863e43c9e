/** A real cluster on the page: it is found, one of its namespaces is watched, and what is heard becomes the history on the stage. */
import { apiClient } from '#live/apiClient.ts';
import { carryOut, type Deed, deedLine } from '#live/deeds.ts';
import { findCluster, listNamespaces, listSets } from '#live/cluster.ts';
import { RecordedHistory } from '#live/recordedHistory.ts';
import { Recording } from '#live/recording.ts';
import { type ReadRecording, readRecording, recordingText } from '#live/recordingText.ts';
import type { WatchedChange } from '#live/requests.ts';
import { type Connection, LiveSession } from '#live/session.ts';
import { ServerClock } from '#live/serverClock.ts';
import type { Lists } from '#live/world.ts';
import { releaseOf } from '#engine/versions.ts';
import { Branches } from '../branches.ts';
import { ordinalStore } from '../ordinalStore.ts';
import { setThere } from '../setOnStage.ts';
import { isWatched } from '../watched.ts';
import { liveState } from './liveState.ts';

/** The page's own origin, and no other. */
const clock = new ServerClock();
const api = apiClient('', clock);

/** A recording that has become so long begins anew with what is there: the page keeps all of it in memory. */
const mostChanges = 50_000;

let session: LiveSession | undefined;
let shown: { readonly recording: Recording; readonly history: RecordedHistory } | undefined;
let wantedSet = '';
let waiting: WatchedChange[] = [];
let isFlushing = false;

/** Looks for an API server on the page's own origin, and lists what there is to watch. */
export async function findLive(): Promise<void> {
  if (liveState.getState().cluster === 'searching') return;
  liveState.setState({ cluster: 'searching' });
  const cluster = await findCluster(api);
  liveState.setState({ cluster: cluster ?? 'none' });
  if (cluster !== undefined) await refreshLists();
}

export async function refreshLists(): Promise<void> {
  liveState.setState({ listing: true, listFailure: undefined });
  const [namespaces, sets] = await Promise.all([listNamespaces(api), listSets(api)]);
  liveState.setState({
    listing: false,
    namespaces: 'failure' in namespaces ? [] : namespaces.toSorted(),
    sets: 'failure' in sets ? [] : sets,
    listFailure: 'failure' in sets ? sets.failure : 'failure' in namespaces ? namespaces.failure : undefined,
  });
}

/** Watches a namespace from now on, the set of that name in front; whatever was watched before is let go. */
export function watchNamespace(namespace: string, setName = ''): void {
  stopWatching();
  wantedSet = setName;
  liveState.setState({ namespace, said: undefined });
  session = new LiveSession(api, namespace, { onBegin: begin, onChanges: hear, onConnection: noteConnection });
  session.start();
}

/** What was heard stays on the stage. */
export function stopWatching(): void {
  session?.stop();
  session = undefined;
  waiting = [];
  liveState.setState({ namespace: undefined, connection: undefined, lostSinceMs: undefined, mayChange: false });
}

export function tryNow(): void {
  session?.retry();
}

/** Changes the real cluster, which somebody has allowed and said yes to. What came of it is said; the change itself is heard of. */
export async function change(deed: Deed): Promise<void> {
  const { namespace, mayChange } = liveState.getState();
  if (namespace === undefined || !mayChange) return;
  const failure = await carryOut(api, namespace, deed);
  liveState.setState({ said: { line: `kubectl -n ${namespace} ${deedLine(deed)}`, failure } });
}

/** Back from wherever the page is to what is watched, at its end. */
export function showNow(): void {
  if (shown === undefined) return;
  if (ordinalStore.getState().shownBranch().history !== shown.history) open(shown.history, shown.history.steps.length);
  else ordinalStore.getState().toLast();
}

/** The recording on the stage as a text to keep; undefined when what is there is none. */
export function shownRecording(): string | undefined {
  return shown !== undefined && isWatched(ordinalStore.getState()) ? recordingText(shown.recording) : undefined;
}

/** Puts a recording that somebody has kept on the stage, at its beginning. Gives what is wrong with it, and then nothing has changed. */
export function openRecording(text: string): Extract<ReadRecording, { wrong: string }> | undefined {
  const read = readRecording(text);
  if ('wrong' in read) return read;
  stopWatching();
  wantedSet = '';
  show(read.recording, 0);
  return undefined;
}

function begin(lists: Lists): void {
  const recording = new Recording(lists, clock.nowMs);
  show(recording, 0);
}

function show(recording: Recording, step: number): void {
  const { cluster } = liveState.getState();
  const version = typeof cluster === 'object' ? cluster.version : '1.37';
  const history = new RecordedHistory(recording, releaseOf(version));
  shown = { recording, history };
  open(history, step);
}

function open(history: RecordedHistory, step: number): void {
  ordinalStore.getState().open({
    branchesAgain: () => new Branches(history),
    step,
    setName: wantedSet === '' ? firstSetIn(history) : wantedSet,
    panel: 'controller',
  });
}

/** The set that is there, or will be. */
function firstSetIn(history: RecordedHistory): string {
  const [first] = history.frameAt(0).cluster.stored.objects.statefulsets;
  const next = history.marks.find(({ request }) => request.type === 'apply')?.step;
  const later = next === undefined ? undefined : history.frameAt(next).cluster.stored.objects.statefulsets[0];
  return (first ?? later)?.metadata.name ?? ordinalStore.getState().setName;
}

/** Changes that come together are shown together: as many as there are between two frames of the screen. */
function hear(changes: readonly WatchedChange[]): void {
  waiting.push(...changes);
  if (isFlushing) return;
  isFlushing = true;
  if (document.hidden) setTimeout(flush, hiddenMs);
  else if (lastCostMs < cheapMs) requestAnimationFrame(flush);
  else setTimeout(flush, Math.min(longestPauseMs, lastCostMs * 3));
}

/** What the last showing took. A large set is shown less often, so that most of the time is the visitor's. */
let lastCostMs = 0;
const cheapMs = 8;
const longestPauseMs = 1000;

/** A page that nobody sees gets no frames. */
const hiddenMs = 500;

function flush(): void {
  isFlushing = false;
  if (shown === undefined || session === undefined) return;
  const timeMs = clock.nowMs;
  const { recording, history } = shown;
  const beganMs = performance.now();
  recording.append(waiting.map((change) => ({ ...change, timeMs })));
  waiting = [];
  grow(history);
  lastCostMs = performance.now() - beganMs;
  if (recording.changes.length > mostChanges && ordinalStore.getState().shownBranch().history === history)
    show(new Recording(recording.at(recording.changes.length).lists, timeMs), 0);
}

/** Who looks at the end is shown the new end; who looks back, or has gone elsewhere, is left there. */
function grow(history: RecordedHistory): void {
  const { frame, steps, playing, shownBranch, setName } = ordinalStore.getState();
  if (shownBranch().history !== history) return;
  const known = { steps: history.steps.slice(), tracks: history.tracks, marks: history.marks };
  if (frame.step < steps.length || playing) {
    ordinalStore.setState(known);
    return;
  }
  const next = history.frameAt(history.steps.length);
  ordinalStore.setState({ ...known, frame: next, previousFrame: frame, setName: setThere(setName, next) });
}

function noteConnection(connection: Connection): void {
  const { lostSinceMs } = liveState.getState();
  const isLost = connection.state === 'lost';
  liveState.setState({ connection, lostSinceMs: isLost ? (lostSinceMs ?? Date.now()) : undefined });
}
