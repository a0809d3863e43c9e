import { describe, expect, it } from 'vitest';
import { validateStatefulSetUpdate } from '#engine/apiserver/validateStatefulSet.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { lectureSet } from '#engine/simulation/lecture.ts';
import { getPatch } from '#engine/statefulset/revisionData.ts';
import { kubernetesVersions, releaseOf } from '#engine/versions.ts';
import { withValueAt } from '#manifest/changes.ts';
import { effectOf } from '#manifest/effects.ts';
import { fieldsOf } from '#manifest/fields.ts';
import { serverForm } from '#manifest/serverForm.ts';

/** A valid change of every field of a set's spec. */
const edits: Readonly<Record<string, Json>> = {
  minReadySeconds: 5,
  ordinals: { start: 3 },
  persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Delete' },
  podManagementPolicy: 'Parallel',
  replicas: 4,
  revisionHistoryLimit: 2,
  selector: { matchLabels: { app: 'nginx', tier: 'web' } },
  serviceName: 'other',
  template: withValueAt(
    (lectureSet['spec'] as JsonObject)['template'],
    ['spec', 'containers', 0, 'image'],
    'nginx:mainline',
  ),
  updateStrategy: { type: 'OnDelete' },
  volumeClaimTemplates: [],
};

describe.each(kubernetesVersions)('What an edit leads to under %s', (version) => {
  const release = releaseOf(version);
  const asSet = (manifest: JsonObject) => serverForm(manifest, release) as unknown as StatefulSet;
  const old = asSet(lectureSet);

  it.each(fieldsOf('StatefulSet', ['spec'])!.map(({ name }) => name))('is as told for spec.%s', (name) => {
    const manifest = withValueAt(lectureSet, ['spec', name], edits[name]) as JsonObject;
    const next = asSet(manifest);
    expect(next.spec).not.toEqual(old.spec);
    const refused = validateStatefulSetUpdate(next, old, release, manifest).some(({ message }) =>
      /field is immutable|updates to statefulset spec for fields other than/.test(message),
    );
    const revises = getPatch(next, version) !== getPatch(old, version);
    expect(effectOf('StatefulSet', ['spec', name])).toBe(refused ? 'immutable' : revises ? 'revision' : 'atOnce');
  });
});

describe('The effect of an edit', () => {
  it('is that of the field it is in', () => {
    expect(effectOf('StatefulSet', ['spec', 'template', 'spec', 'containers', 0, 'image'])).toBe('revision');
    expect(effectOf('StatefulSet', ['spec', 'selector', 'matchLabels', 'app'])).toBe('immutable');
    expect(effectOf('Service', ['spec', 'selector'])).toBe('atOnce');
    expect(effectOf('StatefulSet', ['metadata', 'labels', 'app'])).toBe('atOnce');
  });

  it.each([[['kind']], [['metadata', 'name']], [['spec']], [['status', 'replicas']]])('is none at %j', (path) => {
    expect(effectOf('StatefulSet', path)).toBeUndefined();
  });

  it('is told of sets and Services only', () => {
    expect(effectOf('ConfigMap', ['data', 'x'])).toBeUndefined();
  });
});
