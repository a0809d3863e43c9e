import { beforeEach, describe, expect, it } from 'vitest';
import { contents } from '#lessons/contents.ts';
import type { Act, Chapter } from '#lessons/lesson.ts';
import { beginStepAgain, hideLessons, lessonStore, openLesson, returnToLesson } from '#store/lesson/lessonStore.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { signal } from '#store/signals.ts';
import { loadTerminals } from '#store/terminals.ts';

const chapter = (await contents.find(({ id }) => id === 'read-the-cluster')?.load()) as Chapter;
const terminals = await loadTerminals();
const store = () => ordinalStore.getState();
const phase = () => lessonStore.getState().phase;

/** Does on the page what a teacher would do. */
function perform(act: Act): void {
  if (act.type === 'type') terminals.run(act.line);
  else if (act.type === 'ask') store().submit(act.request);
  else if (act.type === 'look' && act.look.type === 'pod') store().select({ kind: 'lane', ordinal: act.look.ordinal });
  else if (act.type === 'look') signal({ type: 'looked', look: act.look });
  else if (act.type === 'wait') store().toLast();
}

beforeEach(async () => {
  await openLesson('read-the-cluster');
  beginStepAgain();
});

describe('A lesson on the page', () => {
  it.each(chapter.steps)('has its step $id done by the model path, and not when it opens', async ({ id, model }) => {
    expect(await openLesson('read-the-cluster', id)).toBe(true);
    expect(phase()).toBe('doing');
    for (const act of model) perform(act);
    expect(phase()).toBe('done');
    expect(lessonStore.getState().progress['read-the-cluster']).toContain(id);
  });

  it('does not open what there is not, and leaves what is there', async () => {
    expect(await openLesson('read-the-cluster', 'no-such-step')).toBe(false);
    expect(await openLesson('no-such-chapter')).toBe(false);
    expect(lessonStore.getState().chapter?.id).toBe('read-the-cluster');
    expect(phase()).toBe('doing');
  });

  it('opens the set of its chapter, and the same step anew as it was', async () => {
    await openLesson('scaling', 'one-to-three');
    const { frame, setName } = store();
    expect(setName).toBe('web');
    terminals.run('kubectl scale sts web --replicas=2');
    beginStepAgain();
    expect(store().frame.cluster.stored.objects).toEqual(frame.cluster.stored.objects);
    expect(phase()).toBe('doing');
  });

  it('has the files of its chapter in the terminal', async () => {
    await openLesson('scaling', 'one-to-three');
    expect(terminals.run('cat web.yaml | grep -c StatefulSet').exit).toBe(0);
  });

  it('counts what is read in another future only up to where the futures part', async () => {
    await openLesson('read-the-cluster', 'ready-is-a-ratio');
    const opened = store().frame.step;
    store().submit({ type: 'podFault', name: 'nginx-web-1', fault: 'unready' });
    store().toLast();
    terminals.run('kubectl get sts,endpoints');
    store().goToStep(opened);
    store().submit({ type: 'podFault', name: 'nginx-web-1', fault: 'unready' });
    store().toLast();
    terminals.run('kubectl get pvc');
    expect(phase()).toBe('doing');
    terminals.run('kubectl get sts,endpoints');
    expect(phase()).toBe('done');
  });

  it('goes on where it was left, and begins the step again when another cluster is there by then', async () => {
    await openLesson('read-the-cluster', 'get-sts');
    hideLessons();
    expect(phase()).toBe('away');
    returnToLesson();
    expect(phase()).toBe('doing');
    hideLessons();
    store().setVersion('1.37');
    returnToLesson();
    expect(store().version).toBe('1.33');
    expect(phase()).toBe('doing');
  });

  it('says so when another cluster is on the stage, and takes nothing that happens there for the step', async () => {
    await openLesson('read-the-cluster', 'get-sts');
    store().setVersion('1.37');
    expect(lessonStore.getState().isStray).toBe(true);
    terminals.run('kubectl get sts nginx-web');
    expect(phase()).toBe('doing');
    beginStepAgain();
    expect(lessonStore.getState().isStray).toBe(false);
  });

  it('begins again when the page does', async () => {
    await openLesson('read-the-cluster', 'get-sts');
    terminals.run('kubectl get sts nginx-web');
    expect(phase()).toBe('done');
    store().reset();
    expect(phase()).toBe('doing');
  });
});
