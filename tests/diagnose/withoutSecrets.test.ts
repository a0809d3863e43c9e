import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { diagnose } from '#diagnose/diagnose.ts';
import { withoutSecrets } from '#diagnose/withoutSecrets.ts';
import { releaseOf } from '#engine/versions.ts';
import { World } from '../engine/kit/world.ts';
import { objectsOf } from './kit.ts';

const secret = 'correct horse battery';

/** Every place of a container that a secret is known to stand in. */
const container: JsonObject = {
  name: 'nginx',
  image: 'nginx:alpine',
  command: ['sh', '-c', secret],
  args: [`--password=${secret}`],
  env: [
    { name: 'PASSWORD', value: secret },
    { name: 'FROM', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
  ],
  readinessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'Authorization', value: secret }] } },
  lifecycle: { preStop: { exec: { command: ['curl', secret] } } },
};

function pod(containers: readonly JsonObject[]): JsonObject {
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': secret, team: 'a' };
  return { kind: 'Pod', metadata: { name: 'web-0', annotations }, spec: { containers, initContainers: containers } };
}

describe('What is shown of pasted objects', () => {
  it('holds no value of a variable, a header, a command or of the manifest that kubectl keeps', () => {
    const template = { spec: { containers: [container] } };
    const set = { kind: 'StatefulSet', metadata: { name: 'web' }, spec: { template } };
    const revision = { kind: 'ControllerRevision', metadata: { name: 'web-1' }, data: { spec: { template } } };
    const shown = JSON.stringify(withoutSecrets([pod([container]), set, revision]));
    expect(shown).not.toContain(secret);
    expect(shown).toContain('"secretKeyRef":{"name":"db","key":"password"}');
    expect(shown).toContain('"team":"a"');
  });

  it('holds the same where the same was, and something else where something else was', () => {
    const [first, second, third] = withoutSecrets([
      pod([container]),
      pod([container]),
      pod([{ ...container, env: [{ name: 'PASSWORD', value: 'another' }] }]),
    ]);
    expect(second).toEqual(first);
    expect(third).not.toEqual(first);
  });

  it('is diagnosed as the whole would be', () => {
    const world = new World({ replicas: 3 }).settle();
    world.apply({ image: 'B' });
    const objects = objectsOf(world);
    const options = { release: releaseOf('1.37'), nowMs: world.recorded.api.nowMs };
    const next = (list: readonly JsonObject[]) => diagnose(list, options).diagnoses.map((each) => each.next);
    expect(next(withoutSecrets(objects))).toEqual(next(objects));
  });
});
