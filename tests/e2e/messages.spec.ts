import { expect, type Page, test } from '@playwright/test';

type Answer = Record<string, unknown> & { type: string };

/** Sends a message as a script on the page would. */
function send(page: Page, message: unknown): Promise<Answer> {
  return page.evaluate((sent) => window.ordinal!.send(sent) as Promise<never>, message);
}

async function podImages(page: Page): Promise<string[]> {
  const { objects } = (await send(page, { type: 'getState' })) as unknown as {
    objects: { pods: { metadata: { name: string }; spec: { containers: { image: string }[] } }[] };
  };
  return objects.pods.map(({ metadata, spec }) => `${metadata.name} ${spec.containers[0]?.image}`).sort();
}

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.waitForFunction(() => window.ordinal !== undefined);
});

test('hello is answered with what the page can do', async ({ page }) => {
  const answer = await send(page, { type: 'hello' });
  expect(answer.type).toBe('ready');
  expect(answer.capabilities).toEqual(expect.arrayContaining(['set', 'goto', 'getState', 'next', 'prev']));
});

test('the first view is the lecture’s set at rest, with the hash of the slides', async ({ page }) => {
  const state = await send(page, { type: 'getState' });
  const sets = (state.objects as { statefulsets: { status: object }[] }).statefulsets;
  expect(sets[0]?.status).toMatchObject({ replicas: 3, readyReplicas: 3, currentRevision: 'nginx-web-677759c9b8' });
});

test('a new image reaches the pods, and its hash is the slides’', async ({ page }) => {
  await send(page, { type: 'set', image: 'nginx:mainline' });
  await send(page, { type: 'goto', t: 120 });
  expect(await podImages(page)).toEqual([
    'nginx-web-0 nginx:mainline',
    'nginx-web-1 nginx:mainline',
    'nginx-web-2 nginx:mainline',
  ]);
  const state = await send(page, { type: 'getState' });
  const sets = (state.objects as { statefulsets: { status: object }[] }).statefulsets;
  expect(sets[0]?.status).toMatchObject({
    currentRevision: 'nginx-web-7c55499668',
    updateRevision: 'nginx-web-7c55499668',
  });
});

test('the same scenario under 1.37 has the other hash', async ({ page }) => {
  await send(page, { type: 'set', version: '1.37' });
  const state = await send(page, { type: 'getState' });
  const sets = (state.objects as { statefulsets: { status: object }[] }).statefulsets;
  expect(sets[0]?.status).toMatchObject({ currentRevision: 'nginx-web-56cc7db54' });
});

test('going back and forth comes to the very same frame', async ({ page }) => {
  await send(page, { type: 'set', replicas: 5 });
  const end = await send(page, { type: 'goto', t: 60 });
  const step = end.step as number;
  await send(page, { type: 'goto', step: 3 });
  const again = await send(page, { type: 'goto', step });
  expect(again.fingerprint).toBe(end.fingerprint);
  const before = await send(page, { type: 'prev' });
  expect(before.step).toBeLessThan(step);
  const after = await send(page, { type: 'next' });
  expect(after.step).toBeGreaterThan(before.step as number);
});

const refused: readonly (readonly [unknown, RegExp])[] = [
  [{ replicas: -1 }, /spec\.replicas: Invalid value: -1: must be greater than or equal to 0/],
  [
    { replicas: 1.5 },
    /cannot unmarshal number 1\.5 into Go struct field StatefulSetSpec\.spec\.replicas of type int32/,
  ],
  [{ replicas: 'three' }, /cannot unmarshal string into Go struct field StatefulSetSpec\.spec\.replicas of type int32/],
  [{ replicas: 10_001 }, /spec\.replicas: Invalid value: 10001/],
  [{ partition: 'two' }, /cannot unmarshal string into Go struct field .*partition of type int32/],
  [{ podManagementPolicy: 'Parallel' }, /updates to statefulset spec for fields other than/],
];
for (const [fields, words] of refused) {
  test(`set ${JSON.stringify(fields)} is refused in the API server’s words, and nothing changes`, async ({ page }) => {
    const before = await send(page, { type: 'getState' });
    const answer = await send(page, { type: 'set', ...(fields as object) });
    expect(answer.type).toBe('error');
    expect(answer.message).toMatch(words);
    expect((await send(page, { type: 'getState' })).fingerprint).toBe(before.fingerprint);
  });
}

test('what is no message gets an error and changes nothing', async ({ page }) => {
  const before = await send(page, { type: 'getState' });
  for (const hostile of [
    null,
    'play',
    { type: 'eval', code: '1' },
    { type: 'goto', t: 'now' },
    { type: 'set', replicas: { $gt: 1 } },
    [],
  ]) {
    expect((await send(page, hostile)).type).toBe('error');
  }
  expect((await send(page, { type: 'getState' })).fingerprint).toBe(before.fingerprint);
});

test('a line of kubectl answers with what it prints, and moves the picture', async ({ page }) => {
  const got = await send(page, { type: 'kubectl', line: 'get pods -o name' });
  expect(got).toEqual({
    type: 'output',
    stdout: 'pod/nginx-web-0\npod/nginx-web-1\npod/nginx-web-2\n',
    stderr: '',
    exit: 0,
  });
  const scaled = await send(page, { type: 'kubectl', line: 'kubectl scale statefulset/nginx-web --replicas=4' });
  expect(scaled).toMatchObject({ stdout: 'statefulset.apps/nginx-web scaled\n', exit: 0 });
  const waited = await send(page, { type: 'kubectl', line: 'rollout status sts/nginx-web' });
  expect(waited).toMatchObject({
    stdout: expect.stringMatching(/statefulset rolling update complete|partitioned roll out complete/),
    exit: 0,
  });
  expect(await send(page, { type: 'kubectl', line: 'get pods -o name | wc -l' })).toMatchObject({ stdout: '4\n' });
  expect(await send(page, { type: 'kubectl', line: 'get pod nobody' })).toMatchObject({
    stdout: '',
    stderr: 'Error from server (NotFound): pods "nobody" not found\n',
    exit: 1,
  });
  expect(await send(page, { type: 'kubectl', line: 'get pods -w' })).toMatchObject({ type: 'output', exit: 130 });
  expect(await send(page, { type: 'kubectl', line: 'get "pods' })).toMatchObject({ type: 'error' });
});
