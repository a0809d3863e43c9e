import { beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { printForReading, printManifests } from '#manifest/printManifests.ts';
import { applyText } from '#panels/yaml/applyText.ts';
import { ordinalStore } from '#store/ordinalStore.ts';

const store = () => ordinalStore.getState();
const objects = () => store().frame.cluster.stored.objects;
const apply = (text: string) => applyText(text, new AbortController().signal);

/** What the panel shows: the Service and the set. */
const shownText = () => printManifests([...objects().services, ...objects().statefulsets]);

beforeEach(async () => {
  await store().prepare();
  store().reset();
});

describe('An applied text', () => {
  it('changes the cluster, with one mark for the one object that is different', async () => {
    const before = store().marks.length;
    expect(await apply(shownText().replace('replicas: 3', 'replicas: 4'))).toEqual({ requests: 1 });
    expect(objects().statefulsets[0]?.spec.replicas).toBe(4);
    expect(store().marks.length).toBe(before + 1);
  });

  it('that says what is already so asks for nothing', async () => {
    const { step } = store().frame;
    expect(await apply(shownText())).toEqual({ requests: 0 });
    expect(store().frame.step).toBe(step);
  });

  it('that leaves out what the API server fills in asks for nothing', async () => {
    const { frame } = store();
    const short = printForReading([...objects().services, ...objects().statefulsets], frame.cluster.release);
    expect(short.length).toBeLessThan(shownText().length);
    expect(await apply(short)).toEqual({ requests: 0 });
  });

  it('may be of any kind that the cluster holds', async () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {a: b}\n';
    expect(await apply(text)).toEqual({ requests: 1 });
    expect(objects().configmaps).toMatchObject([{ data: { a: 'b' } }]);
    expect(await apply(text)).toEqual({ requests: 0 });
  });

  it('applies several documents in their order', async () => {
    const text = shownText().replace('replicas: 3', 'replicas: 2').replace('port: 80', 'port: 8080');
    expect(await apply(text)).toEqual({ requests: 2 });
    expect(objects().services[0]?.spec.ports?.[0]?.port).toBe(8080);
    expect(objects().statefulsets[0]?.spec.replicas).toBe(2);
    expect(store().branches).toHaveLength(1);
  });

  it('in the past makes one branch, however many documents it has', async () => {
    store().goToMark('previous');
    const text = shownText().replace('replicas: 3', 'replicas: 2').replace('port: 80', 'port: 8080');
    expect(await apply(text)).toEqual({ requests: 2 });
    expect(store().branches).toHaveLength(2);
  });

  it('comes back with a complaint when it cannot be read', async () => {
    expect(await apply('kind: [')).toMatchObject({ complaint: { code: 'syntax', line: 1 } });
  });

  it('comes back with the refusal of the API server, and the cluster stays', async () => {
    const before = fingerprintOf(store().frame.cluster);
    const { refusal } = await apply(shownText().replace('replicas: 3', 'replicas: many'));
    expect(refusal?.message).toContain('StatefulSetSpec.spec.replicas');
    expect(store().refusal).toEqual({ field: 'yaml', error: refusal });
    expect(fingerprintOf(store().frame.cluster)).toBe(before);
  });

  it('of another kind is refused by its name', async () => {
    const { refusal } = await apply('apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: x}');
    expect(refusal?.message).toContain('no matches for kind "CronJob"');
  });

  it.each(['kind: StatefulSet', 'metadata: null', 'metadata: 1', 'kind: StatefulSet\nmetadata: []', 'a: 1'])(
    'that lacks what every object has is refused: %s',
    async (text) => {
      expect((await apply(text)).refusal).toBeDefined();
    },
  );

  it('that was taken back in time asks for nothing', async () => {
    const { step } = store().frame;
    const order = new AbortController();
    const coming = applyText(shownText().replace('replicas: 3', 'replicas: 4'), order.signal);
    order.abort();
    await coming;
    expect(store().frame.step).toBe(step);
  });
});
