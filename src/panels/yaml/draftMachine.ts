/** The life of an edited manifest: what becomes of the text, and when. Who applies it supplies `submitText`. */
import { assign, fromPromise, setup } from 'xstate';
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { JsonObject } from '#engine/json.ts';
import { sameJson } from '#engine/sameJson.ts';
import type { Release } from '#engine/versions.ts';
import { type Conflict, followCluster, type Held, isFollowed, takeTheirs } from '#manifest/followCluster.ts';
import type { Complaint } from '#manifest/parseManifests.ts';
import { readText } from '#manifest/readText.ts';
import { keyOf, type ObjectKey, serverForm } from '#manifest/serverForm.ts';

/** What came of a text: it could not be read, the API server would not have it, or it was applied, by so many requests. */
export interface Verdict {
  readonly complaint?: Complaint;
  readonly refusal?: ApiError;
  readonly requests: number;
}

/** The objects that the cluster holds, as far as texts are about them. */
export interface ClusterState {
  readonly held: Held;
  readonly release: Release;
  /** The object on the stage, and the text that it would be printed as; undefined while there is none. */
  readonly shown: { readonly key: ObjectKey; readonly print: () => string } | undefined;
}

export type DraftEvent =
  | { type: 'typed'; text: string }
  | { type: 'clusterMoved'; cluster: ClusterState }
  | { type: 'apply' }
  | { type: 'discarded' }
  | { type: 'keptMine' }
  | { type: 'tookTheirs' }
  /** The manifest of what is on the stage, in the place of whatever is there. */
  | { type: 'beganAgain' };

export interface Draft {
  /** What is on the screen. */
  readonly text: string;
  /** The text without the edits that have not been applied. */
  readonly synced: string;
  /** What of the cluster the text agrees with, or has been told of. */
  readonly base: Held;
  readonly cluster: ClusterState;
  readonly conflicts: readonly Conflict[];
  readonly complaint: Complaint | undefined;
  readonly refusal: ApiError | undefined;
  readonly requests: number;
}

export const draftMachine = setup({
  types: { context: {} as Draft, events: {} as DraftEvent, input: {} as ClusterState },
  actors: {
    submitText: fromPromise<Verdict, string>(() => Promise.reject(new Error('nobody supplied submitText'))),
  },
  guards: {
    isComplaint: (_, verdict: Verdict) => verdict.complaint !== undefined,
    isRefusal: (_, verdict: Verdict) => verdict.refusal !== undefined,
    isUnedited: ({ context }) => context.text === context.synced,
    isOtherNow: ({ context, event }) => event.type === 'clusterMoved' && saysOtherwise(context.text, event.cluster),
    isDecided: ({ context }) => context.conflicts.length === 0,
  },
  actions: {
    keepText: assign(({ context, event }) => (event.type === 'typed' ? withText(context, event.text) : {})),
    follow: assign(({ context, event }) => (event.type === 'clusterMoved' ? followed(context, event.cluster) : {})),
    keepVerdict: assign((_, { complaint, refusal }: Verdict) => ({ complaint, refusal })),
    forget: assign({ complaint: undefined, refusal: undefined }),
    agree: assign(({ context }, { requests }: Verdict) => ({ synced: context.text, requests })),
    takeBack: assign(({ context }) => ({ text: context.synced, base: context.cluster.held, conflicts: [] })),
    keepMine: assign(({ context }) => ({ base: context.cluster.held, conflicts: [] })),
    takeTheirs: assign(({ context: { text, conflicts, cluster } }) => ({
      text: takeTheirs(text, conflicts),
      base: cluster.held,
      conflicts: [],
    })),
    beginAgain: assign(({ context }) => begun(context.cluster)),
    tellFault: (_args, _params: { readonly fault: unknown }) => {},
  },
}).createMachine({
  id: 'draft',
  context: ({ input }) => begun(input),
  initial: 'clean',
  on: {
    typed: { actions: 'keepText' },
    clusterMoved: { actions: 'follow' },
    discarded: { target: '.clean', actions: ['takeBack', 'forget'] },
    keptMine: { actions: 'keepMine' },
    tookTheirs: { actions: 'takeTheirs' },
    beganAgain: { target: '.clean', actions: 'beginAgain' },
  },
  states: {
    clean: {
      initial: 'untouched',
      states: { untouched: {}, applied: {} },
      on: {
        typed: { target: 'edited', actions: 'keepText' },
        // An object that is gone from the cluster can be applied again from its unedited text.
        apply: 'applying',
        // After a look at another moment, or a change by other ways, what was applied is no longer what is.
        clusterMoved: [{ guard: 'isOtherNow', target: '.untouched', actions: 'follow' }, { actions: 'follow' }],
      },
    },
    edited: {
      always: { guard: 'isUnedited', target: 'clean', actions: 'forget' },
      on: { apply: { guard: 'isDecided', target: 'applying' } },
    },
    // What judges a text may still have to be loaded. Who types on meanwhile has changed their mind.
    applying: {
      on: { typed: { target: 'edited', actions: 'keepText' } },
      invoke: {
        src: 'submitText',
        input: ({ context }) => context.text,
        onDone: [
          {
            guard: { type: 'isComplaint', params: ({ event }) => event.output },
            target: 'complained',
            actions: { type: 'keepVerdict', params: ({ event }) => event.output },
          },
          {
            guard: { type: 'isRefusal', params: ({ event }) => event.output },
            target: 'refused',
            actions: { type: 'keepVerdict', params: ({ event }) => event.output },
          },
          {
            target: 'clean.applied',
            actions: [{ type: 'agree', params: ({ event }) => event.output }, 'forget'],
          },
        ],
        onError: { target: 'edited', actions: { type: 'tellFault', params: ({ event }) => ({ fault: event.error }) } },
      },
    },
    // What was wrong stays in sight while it is being mended.
    complained: { on: { apply: { guard: 'isDecided', target: 'applying' } } },
    refused: { on: { apply: { guard: 'isDecided', target: 'applying' } } },
  },
});

function begun(cluster: ClusterState): Draft {
  const text = cluster.shown?.print() ?? '';
  return {
    text,
    synced: text,
    base: cluster.held,
    cluster,
    conflicts: [],
    complaint: undefined,
    refusal: undefined,
    requests: 0,
  };
}

/** While something of the cluster has not found its way into the text yet, each edit is a new chance. */
function withText(draft: Draft, text: string): Partial<Draft> {
  const { base, cluster } = draft;
  const isBehind = Object.keys(base).some((key) => base[key as ObjectKey] !== cluster.held[key as ObjectKey]);
  return isBehind ? followed({ ...draft, text }, cluster) : { text };
}

function followed(draft: Draft, cluster: ClusterState): Partial<Draft> {
  const { held, release, shown } = cluster;
  const { text, synced, base } = draft;
  const isEdited = text !== synced;
  const isOther = shown !== undefined && shown.key !== draft.cluster.shown?.key;
  if (!isEdited && isOther && !isAbout(text, shown.key)) return begun(cluster);
  const mine = followCluster({ text, base, isEdited }, held, release);
  const isThere = isEdited && saysWhatIs(mine.text, cluster);
  const clean = isEdited && !isThere ? followCluster({ text: synced, base, isEdited: false }, held, release) : mine;
  return { cluster, text: mine.text, base: mine.base, conflicts: mine.conflicts, synced: clean.text };
}

/** Whether the cluster has come to be what an edited text says, by whatever way: then there is nothing left to apply. */
function saysWhatIs(text: string, cluster: ClusterState): boolean {
  const { documents, complaint } = readText(text);
  return complaint === undefined && documents.every(({ manifest }) => isSo(manifest, cluster));
}

/** Whether the cluster has come to be something else than an applied text says. */
function saysOtherwise(text: string, cluster: ClusterState): boolean {
  return readText(text).documents.some(({ manifest }) => isFollowed(manifest) && !isSo(manifest, cluster));
}

function isSo(manifest: JsonObject, { held, release }: ClusterState): boolean {
  const key = keyOf(manifest);
  const stored = key === undefined ? undefined : held[key];
  return stored !== undefined && sameJson(serverForm(manifest, release, stored), stored);
}

/** Whether one of the documents describes this object. */
export function isAbout(text: string, key: ObjectKey): boolean {
  return readText(text).documents.some(({ manifest }) => keyOf(manifest) === key);
}
