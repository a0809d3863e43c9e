import { describe, expect, it } from 'vitest';
import { createActor, fromPromise, waitFor } from 'xstate';
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import { draftMachine, type Verdict } from '#panels/yaml/draftMachine.ts';

const complaint = { code: 'syntax', line: 2, column: 1 } as const;
const refusal = { reason: 'Invalid', message: 'spec.replicas: Invalid value: -1' } as ApiError;

/** A draft whose texts come to these verdicts, one after the other, and what it was asked to submit. */
function draftThatMeets(...verdicts: readonly (Verdict | Error)[]) {
  const submitted: string[] = [];
  const faults: unknown[] = [];
  const submitText = fromPromise<Verdict, string>(({ input }) => {
    const verdict = verdicts[submitted.length] ?? {};
    submitted.push(input);
    return verdict instanceof Error ? Promise.reject(verdict) : Promise.resolve(verdict);
  });
  const actor = createActor(
    draftMachine.provide({ actors: { submitText }, actions: { tellFault: (_, { fault }) => faults.push(fault) } }),
  );
  return { actor: actor.start(), submitted, faults };
}

const settled = (actor: ReturnType<typeof draftThatMeets>['actor']) =>
  waitFor(actor, (snapshot) => !snapshot.matches('applying'));

async function applied(actor: ReturnType<typeof draftThatMeets>['actor'], text: string) {
  actor.send({ type: 'typed', text });
  actor.send({ type: 'apply' });
  return settled(actor);
}

describe('A draft', () => {
  it('is clean at first, and has no text of its own', () => {
    const { value, context } = draftThatMeets().actor.getSnapshot();
    expect(value).toEqual({ clean: 'untouched' });
    expect(context.text).toBeUndefined();
  });

  it('is edited by typing, and keeps what was typed last', () => {
    const { actor } = draftThatMeets();
    actor.send({ type: 'typed', text: 'a: 1' });
    actor.send({ type: 'typed', text: 'a: 12' });
    expect(actor.getSnapshot().value).toBe('edited');
    expect(actor.getSnapshot().context.text).toBe('a: 12');
  });

  it('has nothing to apply while it is clean', () => {
    const { actor, submitted } = draftThatMeets();
    actor.send({ type: 'apply' });
    expect(actor.getSnapshot().value).toEqual({ clean: 'untouched' });
    expect(submitted).toEqual([]);
  });

  it('follows the cluster again once it was applied, and says so until somebody types', async () => {
    const { actor, submitted } = draftThatMeets({});
    const after = await applied(actor, 'replicas: 4');
    expect(submitted).toEqual(['replicas: 4']);
    expect(after.value).toEqual({ clean: 'applied' });
    expect(after.context.text).toBeUndefined();
    actor.send({ type: 'typed', text: 'replicas: 5' });
    expect(actor.getSnapshot().matches('clean')).toBe(false);
  });

  it('keeps a text that cannot be read, with the complaint', async () => {
    const { value, context } = await applied(draftThatMeets({ complaint }).actor, 'a: [');
    expect(value).toBe('complained');
    expect(context).toEqual({ text: 'a: [', complaint, refusal: undefined });
  });

  it('keeps a text that the API server refuses, with the refusal', async () => {
    const { value, context } = await applied(draftThatMeets({ refusal }).actor, 'replicas: -1');
    expect(value).toBe('refused');
    expect(context).toEqual({ text: 'replicas: -1', complaint: undefined, refusal });
  });

  it.each([
    ['complained', { complaint }],
    ['refused', { refusal }],
  ])('that was %s keeps saying why while it is being mended', async (state, verdict) => {
    const { actor } = draftThatMeets(verdict);
    await applied(actor, 'wrong');
    actor.send({ type: 'typed', text: 'less wrong' });
    const { value, context } = actor.getSnapshot();
    expect(value).toBe(state);
    expect(context).toMatchObject({ text: 'less wrong', ...verdict });
  });

  it('tells only the newest verdict', async () => {
    const { actor } = draftThatMeets({ complaint }, { refusal }, {});
    await applied(actor, 'first');
    expect((await applied(actor, 'second')).context).toMatchObject({ complaint: undefined, refusal });
    expect((await applied(actor, 'third')).context).toEqual({
      text: undefined,
      complaint: undefined,
      refusal: undefined,
    });
  });

  it.each([{ complaint }, { refusal }])('can be taken back after %j', async (verdict) => {
    const { actor } = draftThatMeets(verdict);
    await applied(actor, 'wrong');
    actor.send({ type: 'discarded' });
    expect(actor.getSnapshot().value).toEqual({ clean: 'untouched' });
    expect(actor.getSnapshot().context).toEqual({ text: undefined, complaint: undefined, refusal: undefined });
  });

  it('that is typed on while it is being applied is edited, and its own text stays', async () => {
    const { actor } = draftThatMeets({});
    actor.send({ type: 'typed', text: 'sent' });
    actor.send({ type: 'apply' });
    actor.send({ type: 'typed', text: 'sent, but' });
    await Promise.resolve();
    expect(actor.getSnapshot().value).toBe('edited');
    expect(actor.getSnapshot().context.text).toBe('sent, but');
  });

  it('outlives a fault of the page, and tells it', async () => {
    const fault = new Error('no network');
    const { actor, faults } = draftThatMeets(fault);
    const { value, context } = await applied(actor, 'replicas: 4');
    expect(value).toBe('edited');
    expect(context.text).toBe('replicas: 4');
    expect(faults).toEqual([fault]);
  });

  it('can be put away and taken up again', async () => {
    const { actor } = draftThatMeets({ refusal });
    await applied(actor, 'replicas: -1');
    const again = createActor(draftMachine, { snapshot: actor.getPersistedSnapshot() }).start();
    expect(again.getSnapshot().value).toBe('refused');
    expect(again.getSnapshot().context).toEqual(actor.getSnapshot().context);
  });
});
