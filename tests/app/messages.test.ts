import { beforeEach, describe, expect, it } from 'vitest';
import { answerMessage, languageOf } from '#app/answerMessage.ts';
import { capabilities } from '#app/messages.ts';
import { runLine } from '#app/kubectlMessage.ts';
import { setRequests } from '#app/setRequests.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { loadLateWords, loadWords } from '#i18n/words.ts';
import { ordinalStore } from '#store/ordinalStore.ts';

const store = () => ordinalStore.getState();

beforeEach(async () => {
  await Promise.all([loadLateWords(), store().prepare()]);
  store().setLanguage('en');
  store().reset();
});

interface Objects {
  readonly statefulsets: readonly StatefulSet[];
  readonly pods: readonly { metadata: { name: string } }[];
}

function shown() {
  const answer = answerMessage({ type: 'getState' });
  if (answer.type !== 'objects') throw new Error(answer.type);
  return { ...answer, objects: answer.objects as Objects };
}

const shownSpec = () => shown().objects.statefulsets[0]?.spec;

describe('An answer', () => {
  it('to hello is what the page can do', () => {
    expect(answerMessage({ type: 'hello' })).toEqual({ type: 'ready', capabilities });
  });

  it('to most messages is the state', () => {
    const state = answerMessage({ type: 'pause' });
    expect(Object.keys(state).toSorted()).toEqual(
      ['type', 't', 'step', 'steps', 'fingerprint', 'caption', 'waitingFor'].toSorted(),
    );
    expect(state).toMatchObject({
      type: 'state',
      step: store().frame.step,
      steps: store().steps.length,
      waitingFor: null,
    });
    expect(state).toHaveProperty('fingerprint', expect.stringMatching(/^[0-9a-f]{16}$/));
    expect(state).toHaveProperty('caption', expect.stringMatching(/\w{3}/));
  });

  it('names what the controller waits for, by its rule and its object', () => {
    answerMessage({ type: 'goto', t: 3 });
    const state = answerMessage({ type: 'pause' });
    expect(state).toMatchObject({
      t: expect.any(Number),
      waitingFor: { rule: expect.any(String), object: 'nginx-web-0' },
    });
  });

  it('to getState is the objects by resource, as the API has them', () => {
    const { objects, t, fingerprint } = shown();
    expect(t).toBeCloseTo(store().frame.cluster.nowMs / 1000);
    expect(fingerprint).toBe((answerMessage({ type: 'pause' }) as { fingerprint: string }).fingerprint);
    expect(Object.keys(objects)).toEqual(
      expect.arrayContaining(['statefulsets', 'pods', 'persistentvolumeclaims', 'controllerrevisions', 'services']),
    );
    expect(objects.pods.map(({ metadata }) => metadata.name)).toEqual(['nginx-web-0', 'nginx-web-1', 'nginx-web-2']);
    expect(structuredClone(objects)).toEqual(objects);
  });

  it('speaks the language that was asked for, once its words are there', async () => {
    expect([languageOf({ type: 'pause' }), languageOf({ type: 'lang', lang: 'zh' })]).toEqual(['en', 'zh']);
    expect(await loadWords('zh')).toBe('zh');
    expect(answerMessage({ type: 'pause' })).toHaveProperty('caption', expect.stringMatching(/^[\x20-\x7e’…]+$/));
    expect(answerMessage({ type: 'lang', lang: 'zh' })).toHaveProperty(
      'caption',
      expect.stringMatching(/\p{Script=Han}/u),
    );
    expect(languageOf({ type: 'lang', lang: 'de' })).toBe('zh');
  });
});

describe('A message', () => {
  it('goes to a second and to a step', () => {
    expect(answerMessage({ type: 'goto', step: 5 })).toMatchObject({ step: 5 });
    expect(answerMessage({ type: 'goto', t: 2 })).toMatchObject({ t: expect.closeTo(2, 0) });
    expect(answerMessage({ type: 'goto', t: 0 })).toMatchObject({ t: 0 });
  });

  it('steps forward and back', () => {
    answerMessage({ type: 'goto', step: 6 });
    const before = (answerMessage({ type: 'prev' }) as { step: number }).step;
    expect(before).toBeLessThan(6);
    expect(answerMessage({ type: 'next' })).toMatchObject({ step: 6 });
  });

  it('plays and pauses', () => {
    answerMessage({ type: 'goto', step: 5 });
    answerMessage({ type: 'play' });
    expect(store().playing).toBe(true);
    answerMessage({ type: 'pause' });
    expect(store().playing).toBe(false);
  });

  it('sets the theme', () => {
    answerMessage({ type: 'theme', theme: 'dark' });
    expect(store().theme).toBe('dark');
  });

  it('sets fields of the set, and resets them', () => {
    const before = shown().fingerprint;
    expect(answerMessage({ type: 'set', replicas: 5, image: 'nginx:mainline' })).toMatchObject({ type: 'state' });
    expect(shownSpec()?.replicas).toBe(5);
    expect(shownSpec()?.template.spec.containers[0]?.image).toBe('nginx:mainline');
    answerMessage({ type: 'reset' });
    expect(shown().fingerprint).toBe(before);
  });

  it('sets the version first, and the fields under it', () => {
    answerMessage({ type: 'set', version: '1.37', maxUnavailable: 2 });
    expect(store().version).toBe('1.37');
    expect(shownSpec()?.updateStrategy.rollingUpdate?.maxUnavailable).toBe(2);
  });

  it('that sets nothing asks for nothing', () => {
    const { step } = store().frame;
    expect(answerMessage({ type: 'set' })).toMatchObject({ type: 'state', step });
  });

  it('is refused in the API server’s words, and changes nothing', () => {
    const before = shown().fingerprint;
    expect(answerMessage({ type: 'set', replicas: -1 })).toEqual({
      type: 'error',
      code: 'Invalid',
      message: expect.stringContaining('spec.replicas: Invalid value: -1'),
    });
    expect(shown().fingerprint).toBe(before);
  });

  it('about a set that is gone says so', () => {
    store().submit({ type: 'delete', resource: 'statefulsets', name: 'nginx-web' });
    store().toLast();
    expect(answerMessage({ type: 'set', replicas: 1 })).toMatchObject({ type: 'error', code: 'NotFound' });
  });
});

describe('What is no message', () => {
  const hostile: readonly unknown[] = [
    undefined,
    null,
    7,
    'play',
    [],
    {},
    { type: 'eval', code: '1' },
    { type: '__proto__' },
    { type: ['play'] },
    { type: 'goto' },
    { type: 'goto', t: 'now' },
    { type: 'goto', t: -1 },
    { type: 'goto', t: Number.NaN },
    { type: 'goto', t: Number.POSITIVE_INFINITY },
    { type: 'goto', step: 1.5 },
    { type: 'set', replicas: { $gt: 1 } },
    { type: 'set', replicas: [3] },
    { type: 'set', image: 7 },
    { type: 'set', image: 'x'.repeat(254) },
    { type: 'set', version: '1.34' },
    { type: 'theme', theme: 'pink' },
    { type: 'lang', lang: 'de' },
    () => ({ type: 'play' }),
    new Proxy({}, { get: () => undefined }),
  ];

  it.each(hostile.map((message) => [message]))('%o gets an error and changes nothing', (message) => {
    const [before, preferences] = [shown().fingerprint, [store().theme, store().language, store().version]];
    expect(answerMessage(message)).toMatchObject({ type: 'error', code: 'badMessage', message: expect.any(String) });
    expect(shown().fingerprint).toBe(before);
    expect([store().theme, store().language, store().version]).toEqual(preferences);
  });

  it('is told with the field that is wrong', () => {
    expect(answerMessage({ type: 'theme', theme: 'pink' })).toHaveProperty(
      'message',
      expect.stringMatching(/^theme: /),
    );
  });

  it('may carry fields that nobody knows: they are passed over', () => {
    expect(answerMessage({ type: 'hello', ns: 'ordinal', v: 1 })).toMatchObject({ type: 'ready' });
  });
});

describe('The requests of a set message', () => {
  const set = (type: string) =>
    ({
      metadata: { name: 'web' },
      spec: {
        updateStrategy: { type, ...(type === 'RollingUpdate' && { rollingUpdate: { partition: 2 } }) },
        template: { spec: { containers: [{ name: 'nginx' }] } },
      },
    }) as unknown as StatefulSet;
  const patchOf = (type: string, fields: Parameters<typeof setRequests>[1]) => {
    const [request] = setRequests(set(type), fields);
    return request?.type === 'patchSet' ? request.spec : undefined;
  };

  it('are none for no fields', () => {
    expect(setRequests(set('RollingUpdate'), {})).toEqual([]);
  });

  it('are one patch for all of the spec, and then the image', () => {
    const fields = { replicas: 5, start: 1, whenScaled: 'Delete', minReadySeconds: 3, image: 'nginx:mainline' };
    expect(setRequests(set('RollingUpdate'), fields)).toEqual([
      {
        type: 'patchSet',
        name: 'web',
        spec: {
          replicas: 5,
          minReadySeconds: 3,
          ordinals: { start: 1 },
          persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' },
        },
      },
      { type: 'setImage', name: 'web', container: 'nginx', image: 'nginx:mainline' },
    ]);
  });

  it('name a field even when it is to go', () => {
    expect(patchOf('RollingUpdate', { replicas: null, partition: null })).toEqual({
      replicas: null,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: null } },
    });
  });

  it('keep the block of a rolling update, and add to it', () => {
    expect(patchOf('RollingUpdate', { partition: 1 })).toEqual({
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
    });
    expect(patchOf('OnDelete', { updateStrategy: 'RollingUpdate' })).toEqual({
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: {} },
    });
  });

  it('drop the block with OnDelete, because the API server would not have it', () => {
    expect(patchOf('RollingUpdate', { updateStrategy: 'OnDelete' })).toEqual({
      updateStrategy: { type: 'OnDelete', rollingUpdate: null },
    });
  });

  it('leave it to the API server to refuse a block with OnDelete', () => {
    expect(patchOf('OnDelete', { partition: 1 })).toEqual({
      updateStrategy: { type: 'OnDelete', rollingUpdate: { partition: 1 } },
    });
    expect(answerMessage({ type: 'set', updateStrategy: 'OnDelete', partition: 1 })).toMatchObject({ code: 'Invalid' });
  });

  it('bring a set to OnDelete and back', () => {
    answerMessage({ type: 'set', partition: 2 });
    answerMessage({ type: 'set', updateStrategy: 'OnDelete' });
    expect(shownSpec()?.updateStrategy).toEqual({ type: 'OnDelete' });
    answerMessage({ type: 'set', updateStrategy: 'RollingUpdate' });
    expect(shownSpec()?.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { partition: 0 } });
  });
});

describe('A line of kubectl', () => {
  const output = async (line: string) => {
    const answer = await runLine(line);
    if (answer.type !== 'output') throw new Error(answer.type);
    return answer;
  };

  it('is answered with what it printed and its exit code', async () => {
    expect(await output('kubectl get sts -o name')).toEqual({
      type: 'output',
      stdout: 'statefulset.apps/nginx-web\n',
      stderr: '',
      exit: 0,
    });
    expect(await output('get pod nothing')).toEqual({
      type: 'output',
      stdout: '',
      stderr: 'Error from server (NotFound): pods "nothing" not found\n',
      exit: 1,
    });
  });

  it('moves the cluster, and comes back when it has ended', async () => {
    expect(await output('kubectl scale sts nginx-web --replicas=4')).toMatchObject({ exit: 0 });
    expect(shownSpec()?.replicas).toBe(4);
    expect(await output('kubectl delete pod nginx-web-0; kubectl get pods | wc -l')).toMatchObject({
      stdout: expect.stringMatching(/^pod "nginx-web-0" deleted.*\n\d\n$/),
    });
  });

  it('that would watch for ever ends when nothing happens any more', async () => {
    const { exit, stdout } = await output('kubectl get pods -w -o name');
    expect(exit).toBe(130);
    expect(stdout).toContain('pod/nginx-web-2\n');
  });

  it('that is not whole is an error, and nothing happens', async () => {
    expect(await runLine("echo 'a")).toMatchObject({ type: 'error', code: 'badMessage' });
  });
});
