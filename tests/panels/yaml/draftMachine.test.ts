import { describe, expect, it } from 'vitest';
import { createActor, fromPromise, waitFor } from 'xstate';
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { JsonObject } from '#engine/json.ts';
import { lectureSet } from '#engine/simulation/lecture.ts';
import { releaseOf } from '#engine/versions.ts';
import { withValueAt } from '#manifest/changes.ts';
import { printManifest } from '#manifest/printManifests.ts';
import { serverForm } from '#manifest/serverForm.ts';
import { type ClusterState, draftMachine, type Verdict } from '#panels/yaml/draftMachine.ts';

const complaint = { code: 'syntax', line: 2, column: 1 } as const;
const refusal = { reason: 'Invalid', message: 'spec.replicas: Invalid value: -1' } as ApiError;
const complained: Verdict = { complaint, requests: 0 };
const refused: Verdict = { refusal, requests: 0 };
const taken: Verdict = { requests: 1 };

const release = releaseOf('1.37');
const text = printManifest(lectureSet);

/** A cluster whose set has so many replicas; without a number, one that has no set. */
function clusterWith(replicas?: number): ClusterState {
  if (replicas === undefined) return { held: {}, release, shown: undefined };
  const set = withValueAt(lectureSet, ['spec', 'replicas'], replicas) as JsonObject;
  const key = 'StatefulSet/nginx-web';
  return { held: { [key]: serverForm(set, release) }, release, shown: { key, print: () => printManifest(set) } };
}

/** A draft whose texts come to these verdicts, one after the other, and what it was asked to submit. */
function draftThatMeets(...verdicts: readonly (Verdict | Error)[]) {
  const submitted: string[] = [];
  const faults: unknown[] = [];
  const submitText = fromPromise<Verdict, string>(({ input }) => {
    const verdict = verdicts[submitted.length] ?? taken;
    submitted.push(input);
    return verdict instanceof Error ? Promise.reject(verdict) : Promise.resolve(verdict);
  });
  const machine = draftMachine.provide({
    actors: { submitText },
    actions: { tellFault: (_, { fault }) => faults.push(fault) },
  });
  const actor = createActor(machine, { input: clusterWith(3) });
  return { actor: actor.start(), submitted, faults };
}

type Actor = ReturnType<typeof draftThatMeets>['actor'];

const settled = (actor: Actor) => waitFor(actor, (snapshot) => !snapshot.matches('applying'));
const type = (actor: Actor, typed: string) => actor.send({ type: 'typed', text: typed });
const move = (actor: Actor, cluster: ClusterState) => actor.send({ type: 'clusterMoved', cluster });

async function applied(actor: Actor, typed: string) {
  type(actor, typed);
  actor.send({ type: 'apply' });
  return settled(actor);
}

const four = text.replace('replicas: 3', 'replicas: 4');

describe('A draft', () => {
  it('is clean at first, and says what the cluster holds', () => {
    const { value, context } = draftThatMeets().actor.getSnapshot();
    expect(value).toEqual({ clean: 'untouched' });
    expect(context.text).toBe(text);
  });

  it('is edited by typing, and keeps what was typed last', () => {
    const { actor } = draftThatMeets();
    type(actor, 'a: 1');
    type(actor, 'a: 12');
    expect(actor.getSnapshot().value).toBe('edited');
    expect(actor.getSnapshot().context.text).toBe('a: 12');
  });

  it('is clean again when the edits are undone by hand', () => {
    const { actor } = draftThatMeets();
    type(actor, four);
    type(actor, text);
    expect(actor.getSnapshot().value).toEqual({ clean: 'untouched' });
  });

  it('stays as it was written once it was applied, and says so until somebody types', async () => {
    const { actor, submitted } = draftThatMeets(taken);
    const written = `# mine\n${four}`;
    const after = await applied(actor, written);
    expect(submitted).toEqual([written]);
    expect(after.value).toEqual({ clean: 'applied' });
    expect(after.context).toMatchObject({ text: written, synced: written, requests: 1 });
    type(actor, four);
    expect(actor.getSnapshot().matches('clean')).toBe(false);
  });

  it('can be applied unedited, for its object may be gone', async () => {
    const { actor, submitted } = draftThatMeets(taken);
    move(actor, clusterWith());
    actor.send({ type: 'apply' });
    await settled(actor);
    expect(submitted).toEqual([text]);
  });

  it('keeps a text that cannot be read, with the complaint', async () => {
    const { value, context } = await applied(draftThatMeets(complained).actor, 'a: [');
    expect(value).toBe('complained');
    expect(context).toMatchObject({ text: 'a: [', complaint, refusal: undefined });
  });

  it('keeps a text that the API server refuses, with the refusal', async () => {
    const { value, context } = await applied(draftThatMeets(refused).actor, 'replicas: -1');
    expect(value).toBe('refused');
    expect(context).toMatchObject({ text: 'replicas: -1', complaint: undefined, refusal });
  });

  it.each([
    ['complained', complained, { complaint }],
    ['refused', refused, { refusal }],
  ])('that was %s keeps saying why while it is being mended', async (state, verdict, told) => {
    const { actor } = draftThatMeets(verdict);
    await applied(actor, 'wrong');
    type(actor, 'less wrong');
    const { value, context } = actor.getSnapshot();
    expect(value).toBe(state);
    expect(context).toMatchObject({ text: 'less wrong', ...told });
  });

  it('tells only the newest verdict', async () => {
    const { actor } = draftThatMeets(complained, refused, taken);
    await applied(actor, 'first');
    expect((await applied(actor, 'second')).context).toMatchObject({ complaint: undefined, refusal });
    expect((await applied(actor, 'third')).context).toMatchObject({ complaint: undefined, refusal: undefined });
  });

  it.each([complained, refused])('can be taken back after %j', async (verdict) => {
    const { actor } = draftThatMeets(verdict);
    await applied(actor, 'wrong');
    actor.send({ type: 'discarded' });
    expect(actor.getSnapshot().value).toEqual({ clean: 'untouched' });
    expect(actor.getSnapshot().context).toMatchObject({ text, complaint: undefined, refusal: undefined });
  });

  it('that is typed on while it is being applied is edited, and its own text stays', async () => {
    const { actor } = draftThatMeets(taken);
    type(actor, 'sent');
    actor.send({ type: 'apply' });
    type(actor, 'sent, but');
    await Promise.resolve();
    expect(actor.getSnapshot().value).toBe('edited');
    expect(actor.getSnapshot().context.text).toBe('sent, but');
  });

  it('outlives a fault of the page, and tells it', async () => {
    const fault = new Error('no network');
    const { actor, faults } = draftThatMeets(fault);
    const { value, context } = await applied(actor, four);
    expect(value).toBe('edited');
    expect(context.text).toBe(four);
    expect(faults).toEqual([fault]);
  });

  it('can be put away and taken up again', async () => {
    const { actor } = draftThatMeets(refused);
    await applied(actor, four);
    const snapshot = actor.getPersistedSnapshot() as ReturnType<Actor['getSnapshot']>;
    const again = createActor(draftMachine, { snapshot, input: clusterWith(1) }).start();
    expect(again.getSnapshot().value).toBe('refused');
    expect(again.getSnapshot().context).toEqual(actor.getSnapshot().context);
  });
});

describe('When the cluster moves', () => {
  it('a clean text follows, comments and all', async () => {
    const { actor } = draftThatMeets(taken);
    await applied(actor, `# mine\n${text}`);
    move(actor, clusterWith(5));
    const { context, value } = actor.getSnapshot();
    expect(context.text).toBe(`# mine\n${text.replace('replicas: 3', 'replicas: 5')}`);
    expect(context.synced).toBe(context.text);
    expect(value).toMatchObject({ clean: 'untouched' });
  });

  it('an edited text keeps its edits, and so does the text behind it', () => {
    const { actor } = draftThatMeets();
    type(actor, text.replace('nginx:alpine', 'nginx:mine'));
    move(actor, clusterWith(5));
    const { text: mine, synced } = actor.getSnapshot().context;
    expect(mine).toContain('nginx:mine');
    expect(mine).toContain('replicas: 5');
    expect(synced).toContain('nginx:alpine');
    expect(synced).toContain('replicas: 5');
  });

  it('an edit of the same field waits for its author’s choice, and cannot be applied before', async () => {
    const { actor, submitted } = draftThatMeets(taken, taken);
    type(actor, four);
    move(actor, clusterWith(5));
    expect(actor.getSnapshot().context.conflicts).toMatchObject([{ mine: 4, theirs: 5 }]);
    actor.send({ type: 'apply' });
    expect(submitted).toEqual([]);
    actor.send({ type: 'keptMine' });
    actor.send({ type: 'apply' });
    await settled(actor);
    expect(submitted).toEqual([four]);
  });

  it('the cluster’s value can be taken', () => {
    const { actor } = draftThatMeets();
    type(actor, four);
    move(actor, clusterWith(5));
    actor.send({ type: 'tookTheirs' });
    const { text: after, conflicts } = actor.getSnapshot().context;
    expect(after).toBe(text.replace('replicas: 3', 'replicas: 5'));
    expect(conflicts).toEqual([]);
    expect(actor.getSnapshot().matches('clean')).toBe(true);
  });

  it('to what an edited text says, there is nothing left to apply', () => {
    const { actor } = draftThatMeets();
    type(actor, `# mine\n${four}`);
    move(actor, clusterWith(4));
    expect(actor.getSnapshot().matches('clean')).toBe(true);
    expect(actor.getSnapshot().context.text).toBe(`# mine\n${four}`);
  });

  it('while the text cannot be read, it catches up as soon as it can', () => {
    const { actor } = draftThatMeets();
    type(actor, `${text}broken: [`);
    move(actor, clusterWith(5));
    expect(actor.getSnapshot().context.text).toBe(`${text}broken: [`);
    type(actor, `# mended\n${text}`);
    expect(actor.getSnapshot().context.text).toBe(`# mended\n${text.replace('replicas: 3', 'replicas: 5')}`);
  });

  it('and the object goes, its text stays', () => {
    const { actor } = draftThatMeets();
    move(actor, clusterWith());
    expect(actor.getSnapshot().context.text).toBe(text);
  });

  it('a clean text about something else gives way to what is on the stage', () => {
    const { actor } = draftThatMeets();
    const other = { ...clusterWith(3), shown: { key: 'StatefulSet/db', print: () => 'kind: StatefulSet' } as const };
    move(actor, other);
    expect(actor.getSnapshot().context.text).toBe('kind: StatefulSet');
  });

  it('a clean text about something else stays while the stage shows the same', async () => {
    const { actor } = draftThatMeets(taken);
    const other = text.replace('name: nginx-web', 'name: other');
    await applied(actor, other);
    move(actor, clusterWith(4));
    expect(actor.getSnapshot().context.text).toBe(other);
    actor.send({ type: 'beganAgain' });
    expect(actor.getSnapshot().context.text).toBe(four);
    expect(actor.getSnapshot().matches('clean')).toBe(true);
  });

  it('an applied text is told to be applied as long as the cluster is what it says', async () => {
    const { actor } = draftThatMeets(taken);
    await applied(actor, four);
    move(actor, clusterWith(4));
    expect(actor.getSnapshot().value).toEqual({ clean: 'applied' });
    move(actor, clusterWith(3));
    expect(actor.getSnapshot().value).toEqual({ clean: 'untouched' });
    expect(actor.getSnapshot().context.text).toBe(text);
  });

  it('an applied text is no longer told to be applied at a moment without its object', async () => {
    const { actor } = draftThatMeets(taken);
    await applied(actor, four);
    move(actor, clusterWith());
    expect(actor.getSnapshot().value).toEqual({ clean: 'untouched' });
    expect(actor.getSnapshot().context.text).toBe(four);
  });

  it('an edited one does not', () => {
    const { actor } = draftThatMeets();
    type(actor, four);
    move(actor, { ...clusterWith(3), shown: { key: 'StatefulSet/db', print: () => 'kind: StatefulSet' } });
    expect(actor.getSnapshot().context.text).toBe(four);
  });
});
