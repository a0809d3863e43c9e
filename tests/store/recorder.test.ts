import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLesson } from '#store/lesson/lessonStore.ts';
import {
  beginRecording,
  endStep,
  recorderStore,
  returnToRecording,
  stopRecording,
  writeDraft,
} from '#store/lesson/recorder.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { loadTerminals } from '#store/terminals.ts';

const terminals = await loadTerminals();
const page = () => ordinalStore.getState();
const recorded = () => recorderStore.getState();

/** What `npm run lesson -- check` says of a file that lies somewhere outside the project. */
function check(draft: string): { readonly exit: number | null; readonly printed: string } {
  const folder = mkdtempSync(join(tmpdir(), 'ordinal-draft-'));
  const file = join(folder, 'draft.ts');
  writeFileSync(file, draft);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'scripts/lesson.ts', 'check', file],
    { encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  return { exit: status, printed: stdout + stderr };
}

describe('What an author does on the page', () => {
  beforeEach(async () => {
    stopRecording();
    await beginRecording('web');
  });

  it('becomes a draft that the check accepts and plays to its end', { timeout: 240_000 }, async () => {
    terminals.run('kubectl scale sts web --replicas=4');
    page().toLast();
    endStep();
    page().select({ kind: 'lane', ordinal: 2 });
    terminals.run('kubectl get sts web');
    endStep();
    // A click that could be typed, and one that could not.
    page().submit({ type: 'setImage', name: 'web', container: 'nginx', image: 'nginx:1.25' });
    page().toLast();
    endStep();
    terminals.run('kubectl delete pod web-1');
    page().toLast();
    endStep();
    page().submit({ type: 'podFault', name: 'web-0', fault: 'unready' });
    page().toLast();
    endStep();
    terminals.run(`kubectl patch sts web -p '{"spec":{"serviceName":"it\\"s \${other} \\\\"}}'`);
    terminals.run(`kubectl patch sts web -p '{"spec":{"serviceName":"other"}}'`);
    expect(recorded().acts).toEqual([1, 2, 1, 1, 1, 2]);
    await writeDraft();
    const { draft } = recorded();
    expect(draft).toContain('typeLine("kubectl set image sts/web nginx=nginx:1.25")');
    expect(draft).toContain('ask({"type":"podFault","name":"web-0","fault":"unready"})');
    expect(draft).toContain('areReady(frame, "web", 4)');
    expect(draft).toContain('isComplete(frame, "web")');
    const { exit, printed } = check(draft);
    expect(printed).toContain('draft: 6 steps play to their end.');
    expect(exit).toBe(0);
    // What was recorded matters: without it the check does not pass.
    const spoilt = check(draft.replace('--replicas=4', '--replicas=5'));
    expect(spoilt.printed).toContain('draft/step-1: it is not done on its model path');
    expect(spoilt.exit).toBe(1);
  });

  it('is left out where it was done in a future that is not shown any more', async () => {
    const { step } = page().frame;
    terminals.run('kubectl get pods');
    terminals.run('kubectl scale sts web --replicas=5');
    page().toLast();
    expect(recorded().acts).toEqual([2]);
    page().goToStep(step);
    terminals.run('kubectl delete pod web-0 --wait=false');
    expect(recorded().acts).toEqual([2]);
    await writeDraft();
    expect(recorded().draft).toContain('delete pod web-0');
    expect(recorded().draft).not.toContain('--replicas=5');
  });

  it('is nothing to write of when nothing was done', async () => {
    await writeDraft();
    expect(recorded()).toMatchObject({ phase: 'written', draft: '' });
  });

  it('begins anew when the page does, and ends when something else is opened', async () => {
    terminals.run('kubectl get pods');
    expect(recorded().acts).toEqual([1]);
    page().reset();
    expect(recorded()).toMatchObject({ phase: 'recording', acts: [0] });
    await openLesson('scaling', 'one-to-three');
    expect(recorded().phase).toBe('off');
  });

  it('goes on after a look at the contents', () => {
    terminals.run('kubectl get pods');
    ordinalStore.setState({ lessons: 'contents' });
    returnToRecording();
    terminals.run('kubectl get pvc');
    expect(recorded().acts).toEqual([2]);
    expect(page().lessons).toBe('step');
  });
});
