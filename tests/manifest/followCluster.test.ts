import { describe, expect, it } from 'vitest';
import { lectureService, lectureSet } from '#engine/simulation/lecture.ts';
import { releaseOf } from '#engine/versions.ts';
import { withValueAt } from '#manifest/changes.ts';
import { type Followed, followCluster, type Held, takeTheirs } from '#manifest/followCluster.ts';
import { printManifest } from '#manifest/printManifests.ts';
import { serverForm } from '#manifest/serverForm.ts';
import type { Json, JsonObject } from '#engine/json.ts';

const release = releaseOf('1.37');

/** The lecture's set with other values, as the API server holds it. */
function held(...changes: readonly [path: readonly (string | number)[], value: Json | undefined][]): Held {
  const manifest = changes.reduce(
    (object, [path, value]) => withValueAt(object, path, value) as JsonObject,
    lectureSet,
  );
  return {
    'StatefulSet/nginx-web': serverForm(manifest, release),
    'Service/nginx': serverForm(lectureService, release),
  };
}

const image = ['spec', 'template', 'spec', 'containers', 0, 'image'];
const replicas = ['spec', 'replicas'];
const partition = ['spec', 'updateStrategy', 'rollingUpdate', 'partition'];
const written = `# mine\n${printManifest(lectureSet).replace('replicas: 3', 'replicas: 3 # three')}`;

function clean(text = written): Followed {
  return { text, base: held(), isEdited: false };
}

function edited(text: string): Followed {
  return { text, base: held(), isEdited: true };
}

describe('A clean text', () => {
  it('stays as it is while the cluster does', () => {
    expect(followCluster(clean(), held(), release)).toMatchObject({ text: written, conflicts: [] });
  });

  it('follows a control, and keeps its comments', () => {
    const { text, conflicts } = followCluster(clean(), held([replicas, 5]), release);
    expect(text).toBe(written.replace('replicas: 3', 'replicas: 5'));
    expect(conflicts).toEqual([]);
  });

  it('gets a field that it did not have', () => {
    const { text } = followCluster(clean(), held([partition, 2]), release);
    expect(text).toContain('    rollingUpdate:\n      partition: 2\n');
    expect(text).toContain('# three');
  });

  it('follows there and back again', () => {
    const there = followCluster(clean(), held([replicas, 5], [image, 'nginx:mainline']), release);
    const back = followCluster({ ...there, isEdited: false }, held(), release);
    expect(back.text).toBe(written);
  });

  it('keeps what is written of an object that is gone', () => {
    expect(followCluster(clean(), {}, release)).toEqual({ text: written, base: {}, conflicts: [] });
  });

  it('comes to say what the cluster says of an object that it did not know', () => {
    const { text } = followCluster({ text: written, base: {}, isEdited: false }, held([replicas, 1]), release);
    expect(text).toBe(written.replace('replicas: 3', 'replicas: 1'));
  });
});

describe('An edited text', () => {
  const mine = written.replace('nginx:alpine', 'nginx:mine');

  it('takes over what the cluster changed elsewhere', () => {
    const { text, conflicts } = followCluster(edited(mine), held([replicas, 5]), release);
    expect(text).toBe(mine.replace('replicas: 3', 'replicas: 5'));
    expect(conflicts).toEqual([]);
  });

  it('keeps its own value of a field that the cluster changed too, and says so', () => {
    const { text, conflicts } = followCluster(edited(mine), held([image, 'nginx:theirs']), release);
    expect(text).toBe(mine);
    expect(conflicts).toEqual([
      { key: 'StatefulSet/nginx-web', path: image, mine: 'nginx:mine', theirs: 'nginx:theirs' },
    ]);
  });

  it('is in conflict no more once the cluster has its value', () => {
    const { base } = followCluster(edited(mine), held([image, 'nginx:theirs']), release);
    const after = followCluster({ text: mine, base, isEdited: true }, held([image, 'nginx:mine']), release);
    expect(after).toMatchObject({ text: mine, conflicts: [] });
    const key = 'StatefulSet/nginx-web';
    expect(after.base[key]).toEqual(held([image, 'nginx:mine'])[key]);
  });

  it('may take the cluster’s value instead', () => {
    const { text, conflicts } = followCluster(edited(mine), held([image, 'nginx:theirs']), release);
    expect(takeTheirs(text, conflicts)).toBe(written.replace('nginx:alpine', 'nginx:theirs'));
  });

  it('that cannot be read waits, and catches up', () => {
    const broken = `${mine}bad: [`;
    const waiting = followCluster(edited(broken), held([replicas, 5]), release);
    expect(waiting).toEqual({ text: broken, base: held(), conflicts: [] });
    const mended = followCluster({ ...waiting, text: mine, isEdited: true }, held([replicas, 5]), release);
    expect(mended.text).toContain('replicas: 5 # three');
  });

  it('is never overwritten where nothing is known of what it started from', () => {
    const { text, conflicts } = followCluster({ text: mine, base: {}, isEdited: true }, held(), release);
    expect(text).toBe(mine);
    expect(conflicts).toMatchObject([{ path: image }]);
  });
});
