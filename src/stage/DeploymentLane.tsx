import './deploymentLane.css';
import { useMemo, useState } from 'react';
import type { Deployment, Pod } from '#engine/objects.ts';
import { claimNames } from '#engine/volumes/claimProtection.ts';
import { ownerIn, ownReplicaSets } from '#store/compare/podSlots.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { signal } from '#store/signals.ts';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { TwinLayout } from './layoutTwin.ts';
import type { StageSource } from './liveScene.ts';
import { podWord } from './podWords.ts';
import type { Scene } from './scene.ts';
import { SideStage } from './SideStage.tsx';
import { LiveSlots } from './twinSlots.ts';
import { rem } from './useStageSize.ts';

/** A Deployment of the same cluster, in a lane of its own under the set's: pods in places that mean nothing. */
export function DeploymentLane({ name }: { readonly name: string }) {
  const words = useWords().stage;
  const pace = useOrdinal((store) => (store.playing ? store.speed : 1));
  const { frame } = useCalmFrame();
  const [chosen, setChosen] = useState<string>();
  const layout = useMemo(() => {
    const slots = new LiveSlots();
    return new TwinLayout((shown, own) => slots.at(shown, own));
  }, []);
  const source = useMemo(() => sourceOf(name), [name]);
  const { deployments, pods, replicasets } = frame.cluster.stored.objects;
  const deployment = deployments.find(({ metadata }) => metadata.name === name);
  const pod = pods.find(({ metadata }) => metadata.name === chosen);
  const owner = pod && ownerIn(pod, ownReplicaSets(replicasets, name));
  const choose = (podName: string) => {
    setChosen((before) => (before === podName ? undefined : podName));
    signal({ type: 'looked', look: { type: 'object', resource: 'pods', name: podName } });
  };
  return (
    <section className="deployment-lane" aria-label={words.deployment.label({ name })}>
      <p className="deployment-head">
        <strong>{words.deployment.label({ name })}</strong>{' '}
        {pod === undefined || owner === undefined ? (
          <span>{deployment && words.deployment.ready(countsOf(deployment))}</span>
        ) : (
          <span role="status">{words.deployment.pod(factsOf(pod, owner))}</span>
        )}
      </p>
      <SideStage source={source} pace={pace} layout={layout}>
        {(scene) => <PodButtons scene={scene} chosen={chosen} onChoose={choose} />}
      </SideStage>
    </section>
  );
}

interface ButtonsProps {
  readonly scene: Scene;
  readonly chosen: string | undefined;
  readonly onChoose: (pod: string) => void;
}

/** Over the picture: each pod that is drawn as a card, to be asked about. */
function PodButtons({ scene, chosen, onChoose }: ButtonsProps) {
  const words = useWords().stage;
  const { cards } = scene.geometry;
  return scene.cards.map(({ lane: { pod, ordinal }, x, y }) =>
    pod === undefined ? null : (
      <button
        key={ordinal}
        type="button"
        className="stage-lane"
        aria-label={`${pod.name}: ${podWord(pod, words)}`}
        aria-pressed={pod.name === chosen}
        style={{
          left: rem(x + cards.inset - 2),
          top: rem(y + 2),
          width: rem(cards.width + 4),
          height: rem(cards.pod + cards.podHeight),
        }}
        onClick={() => onChoose(pod.name)}
      />
    ),
  );
}

/** The page's own run, with the Deployment in the place of the set, and nothing chosen. */
function sourceOf(name: string): StageSource {
  const shown = (state: ReturnType<typeof ordinalStore.getState>) => ({
    ...state,
    setName: name,
    selection: undefined,
  });
  return {
    getState: () => shown(ordinalStore.getState()),
    subscribe: (listener) => ordinalStore.subscribe((state) => listener(shown(state))),
  };
}

function countsOf({ spec, status }: Deployment) {
  return { ready: status.readyReplicas ?? 0, replicas: spec.replicas, updated: status.updatedReplicas ?? 0 };
}

function factsOf(pod: Pod, replicaSet: string) {
  return {
    pod: pod.metadata.name,
    replicaSet,
    hash: pod.metadata.labels?.['pod-template-hash'] ?? '',
    node: pod.spec.nodeName ?? '–',
    claims: claimNames(pod),
  };
}
