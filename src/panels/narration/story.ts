/** What a narrator needs beside the decision itself: the words, the frame it is told in, and the sync it belongs to. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { Decision, Rule } from '#engine/statefulset/decisions.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { PodState } from '#engine/node/podLifecycle.ts';
import { stateOfPod } from '#engine/node/podStates.ts';
import type { Pod, StatefulSet } from '#engine/objects.ts';
import type { Words } from '#i18n/words.ts';

export interface Story {
  readonly frame: Frame;
  readonly report: SyncReport;
  readonly words: Words;
}

export function setOf({ frame, report }: Story): StatefulSet | undefined {
  return setNamed(frame, report.set);
}

export function setNamed(frame: Frame, name: string): StatefulSet | undefined {
  return frame.cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === name);
}

export function podNamed(frame: Frame, name: string): Pod | undefined {
  return frame.cluster.stored.objects.pods.find(({ metadata }) => metadata.name === name);
}

/** Where the pod stands in its lifecycle chart; undefined when it is gone. */
export function podStateOf(frame: Frame, name: string): PodState | undefined {
  const pod = podNamed(frame, name);
  return pod === undefined ? undefined : stateOfPod(frame.cluster.podStates, pod.metadata.uid);
}

export function decisionOf({ decisions }: SyncReport, rule: Rule): Decision | undefined {
  return decisions.find((decision) => decision.rule === rule);
}

/** The names of all objects that the sync decided about by this rule, in its order. */
export function namesUnder({ decisions }: SyncReport, rule: Rule): readonly string[] {
  return decisions.flatMap((decision) =>
    decision.rule === rule && decision.object !== undefined ? [decision.object.name] : [],
  );
}

/** The lowest ordinal of the set's range. */
export function startOf(story: Story): number {
  return setOf(story)?.spec.ordinals?.start ?? 0;
}

export function isParallel(story: Story): boolean {
  return setOf(story)?.spec.podManagementPolicy === 'Parallel';
}
