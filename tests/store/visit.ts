import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { ordinalStore } from '#store/ordinalStore.ts';

/** The page's store, as a component reads it. */
export const store = () => ordinalStore.getState();

/** The first view, with everything loaded that an edit needs, and nothing running. */
export async function firstView(): Promise<void> {
  await store().prepare();
  store().reset();
  store().setStepUnit('event');
  store().setSpeed(1);
}

export const shownFingerprint = () => fingerprintOf(store().frame.cluster);

export const shownSet = () => store().frame.cluster.stored.objects.statefulsets[0];

/** The pods by name, with the image that they run. */
export function shownPods(): readonly string[] {
  const { pods } = store().frame.cluster.stored.objects;
  return pods.map(({ metadata, spec }) => `${metadata.name} ${spec.containers[0]?.image}`).sort();
}

export const scaleTo = (replicas: number | string): Request => ({
  type: 'patchSet',
  name: store().setName,
  spec: { replicas },
});

export const imageTo = (image: string): Request => ({
  type: 'setImage',
  name: store().setName,
  container: 'nginx',
  image,
});

/** An edit, and what it leads to: the shown frame is the last one, at rest. */
export function submitAndWait(request: Request): void {
  store().submit(request);
  store().toLast();
}
