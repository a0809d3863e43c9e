import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadLink, shownHash } from '#app/links.ts';
import { decodeLink, encodeLink } from '#share/link.ts';
import type { LinkView } from '#share/linkView.ts';
import { inspect, inspectedObject } from '#store/inspected.ts';
import { anyScenario } from '../engine/invariants/scenarios.ts';
import { scenarioOf } from '../engine/kit/runs.ts';
import {
  firstView,
  imageTo,
  scaleTo,
  shownFingerprint,
  shownPods,
  shownSet,
  store,
  submitAndWait,
} from '../store/visit.ts';

/** The link of the first view: starting over would lead to what the test before has opened. */
const first = shownHash();

beforeEach(async () => {
  await loadLink(first);
  await firstView();
});

function viewIn(hash: string): LinkView {
  const decoded = decodeLink(hash);
  if (decoded === undefined || 'problem' in decoded) throw new Error(JSON.stringify(decoded));
  return decoded.view as LinkView;
}

/** What a visitor sees of a moment, and can compare. */
const moment = () => ({ step: store().frame.step, fingerprint: shownFingerprint(), version: store().version });

describe('The link of a moment', () => {
  it('shows that moment to somebody else', async () => {
    submitAndWait(scaleTo(5));
    submitAndWait(imageTo('nginx:mainline'));
    store().goToStep(store().steps.length - 20);
    store().select({ kind: 'lane', ordinal: 4 });
    const [hash, shared] = [shownHash(), moment()];
    store().reset();
    store().openPanel('controller');
    expect(moment()).not.toEqual(shared);
    expect(await loadLink(hash)).toBeUndefined();
    expect(moment()).toEqual(shared);
    expect(store()).toMatchObject({ panel: 'inspector', selection: { ordinal: 4 }, notice: undefined, playing: false });
  });

  it('shows the object that was looked into, and another link does not', async () => {
    store().select({ kind: 'lane', ordinal: 1 });
    inspect({ resource: 'persistentvolumeclaims', name: 'www-storage-nginx-web-1' });
    const hash = shownHash();
    inspect(undefined);
    const lane = shownHash();
    await loadLink(hash);
    expect(inspectedObject()).toEqual({ resource: 'persistentvolumeclaims', name: 'www-storage-nginx-web-1' });
    expect(store()).toMatchObject({ panel: 'inspector', selection: { ordinal: 1 } });
    await loadLink(lane);
    expect(inspectedObject()).toBeUndefined();
  });

  it('is found by the address that it stands in', async () => {
    submitAndWait(scaleTo(2));
    const [hash, shared] = [shownHash(), moment()];
    store().reset();
    expect(await loadLink(`https://example.org/ordinal/?lang=zh${hash}`)).toBeUndefined();
    expect(moment()).toEqual(shared);
  });

  it('holds what comes after it, and an edit there keeps that as another future', async () => {
    submitAndWait(scaleTo(5));
    const end = moment();
    store().goToStep(10);
    const hash = shownHash();
    store().reset();
    await loadLink(hash);
    expect(store().frame.step).toBe(10);
    expect(store().marks).toHaveLength(3);
    store().submit(scaleTo(1));
    expect(store().notice).toMatchObject({ type: 'branched' });
    store().selectBranch('main');
    expect(moment()).toEqual(end);
  });

  it('holds the future that a branch left, to be compared', async () => {
    submitAndWait(scaleTo(5));
    const old = moment();
    store().goToStep(12);
    submitAndWait(scaleTo(1));
    const [hash, shared] = [shownHash(), moment()];
    store().reset();
    await loadLink(hash);
    expect(moment()).toEqual(shared);
    expect(store().branches).toMatchObject([
      { id: 'main', parentId: undefined },
      { id: 'branch-1', parentId: 'main', forkStep: 12, request: scaleTo(1) },
    ]);
    store().selectBranch('main');
    expect(moment()).toEqual(old);
  });

  it('is what the visitor comes back to by starting over', async () => {
    submitAndWait(scaleTo(4));
    const [hash, shared] = [shownHash(), moment()];
    store().reset();
    await loadLink(hash);
    submitAndWait(scaleTo(0));
    expect(moment()).not.toEqual(shared);
    store().reset();
    expect(moment()).toEqual(shared);
  });

  it('may be about a set of another name', async () => {
    const scenario = scenarioOf({ replicas: 2 });
    const hash = encodeLink({ scenario, shown: { step: 9, atMs: 0 }, fingerprint: '0'.repeat(16) });
    await loadLink(hash);
    expect(store().setName).toBe('web');
    expect(shownSet()?.metadata.name).toBe('web');
  });

  it('leads to the same cluster for 200 random scenarios', async () => {
    const scenarios = fc.sample(fc.oneof(anyScenario('1.33'), anyScenario('1.37')), { seed: 5, numRuns: 200 });
    for (const [index, scenario] of scenarios.entries()) {
      const hash = encodeLink({ scenario, shown: { step: 30 + index, atMs: 0 }, fingerprint: '0'.repeat(16) });
      await loadLink(hash);
      const [again, shared] = [shownHash(), moment()];
      store().goToStep(0);
      expect(await loadLink(again)).toBeUndefined();
      expect(moment()).toEqual(shared);
      expect(store().notice).toBeUndefined();
    }
  });
});

describe('A link from another edition of the page', () => {
  it('says that it leads to another cluster, and shows what is there at that time', async () => {
    submitAndWait(scaleTo(5));
    const view = viewIn(shownHash());
    store().goToTime(view.shown.atMs - 3000);
    const wanted = moment();
    store().reset();
    const changed = { ...view, shown: { step: 999_999, atMs: view.shown.atMs - 3000 } };
    expect(await loadLink(encodeLink(changed))).toBeUndefined();
    expect(store().notice).toEqual({ type: 'linkDiffers' });
    expect(moment()).toEqual(wanted);
  });

  it('may name a panel that there is not', async () => {
    store().openPanel('events');
    await loadLink(encodeLink({ ...viewIn(shownHash()), panel: 'hologram' }));
    expect(store().panel).toBe('events');
    await loadLink(encodeLink({ ...viewIn(shownHash()), panel: 'toString' }));
    expect(store().panel).toBe('events');
  });
});

describe('A hand-written link', () => {
  it('shows the lecture’s set with its fields, at its time', async () => {
    expect(await loadLink('#replicas=5&partition=2&image=nginx:mainline&t=12s')).toBeUndefined();
    expect(store().frame.cluster.nowMs).toBeLessThanOrEqual(12_000);
    expect(store().steps[store().frame.step]?.atMs).toBeGreaterThan(12_000);
    expect(shownSet()?.spec).toMatchObject({ replicas: 5, updateStrategy: { rollingUpdate: { partition: 2 } } });
    expect(shownPods()[0]).toBe('nginx-web-0 nginx:mainline');
  });

  it('without a time shows the set at rest', async () => {
    await loadLink('#replicas=4&version=1.37');
    expect(shownSet()?.status).toMatchObject({ readyReplicas: 4 });
    expect(store().version).toBe('1.37');
  });

  it('of a set that the API server refuses says so in its words', async () => {
    expect(await loadLink('#replicas=-1')).toEqual({
      code: 'refused',
      message: expect.stringContaining('spec.replicas: Invalid value: -1') as string,
    });
    expect(await loadLink('#replicas=10001')).toMatchObject({ code: 'refused' });
    expect(await loadLink('#updateStrategy=Sometimes')).toMatchObject({ code: 'refused' });
  });
});

describe('A link that cannot be opened', () => {
  it.each(['#v1.AAAA', '#v9.AAAA', '#replica=1', 'https://example.org/', '', '#stage'])(
    'changes nothing: "%s"',
    async (link) => {
      submitAndWait(scaleTo(2));
      const before = [moment(), store().branches, store().steps];
      expect(await loadLink(link)).toHaveProperty('code');
      expect([moment(), store().branches, store().steps]).toEqual(before);
    },
  );

  it('gives way to one that was asked for after it', async () => {
    submitAndWait(scaleTo(6));
    const slow = shownHash();
    expect(await Promise.all([loadLink(slow), loadLink(first)])).toEqual([undefined, undefined]);
    expect(shownSet()?.spec.replicas).toBe(3);
  });
});
