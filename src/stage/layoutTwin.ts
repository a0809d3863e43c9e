/** A Deployment in a frame as a scene, in the language of the set's stage: pods in slots that mean nothing, and no names that stay. */
import { stateOfPod } from '#engine/node/podStates.ts';
import type { Deployment, Pod } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { type PodFacts, podFacts } from '#engine/statefulset/podFacts.ts';
import { ownerIn, ownReplicaSets } from '#store/compare/podSlots.ts';
import { revisionColors } from '#store/revisionColors.ts';
import { revisionHash } from '#store/revisionNames.ts';
import { keep, keepList } from './keep.ts';
import { layoutWindow } from './layoutOrdinals.ts';
import { gridOf, podCode } from './layoutOverview.ts';
import { layoutPod } from './layoutPod.ts';
import type { StageOptions } from './layoutStage.ts';
import { kept, rowPlaces } from './placeLanes.ts';
import type { Box, Lane, Overview, PlacedLane, PodCard, Scene } from './scene.ts';
import { planStage } from './tiers.ts';
import type { TwinSlots } from './twinSlots.ts';

const shortestHash = 5;
/** What a screen reader can take in, and a frame can pay for. */
const tableRows = 60;

/** Lays out one frame after the other; each scene shares with the one before it whatever is equal. */
export class TwinLayout {
  readonly #slots: (frame: Frame, own: ReadonlySet<string>) => TwinSlots;
  #earlier: Scene | undefined;
  readonly #facts = new WeakMap<Pod, PodFacts>();

  /** `slots`: where the pods stand in a frame. */
  constructor(slots: (frame: Frame, own: ReadonlySet<string>) => TwinSlots) {
    this.#slots = slots;
  }

  layout(frame: Frame, name: string, options: StageOptions): Scene {
    const { deployments } = frame.cluster.stored.objects;
    const deployment = deployments.find(({ metadata }) => metadata.name === name);
    const earlier = this.#earlier?.setName === name ? this.#earlier : undefined;
    this.#earlier = keep(earlier, this.#scene(frame, name, deployment, options, earlier));
    return this.#earlier;
  }

  #scene(
    frame: Frame,
    name: string,
    deployment: Deployment | undefined,
    options: StageOptions,
    earlier: Scene | undefined,
  ): Scene {
    const cards = this.#cards(frame, name, deployment);
    const highest = Math.max(-1, ...cards.keys());
    const count = Math.max(deployment?.spec.replicas ?? 0, highest + 1);
    const { geometry, capacity, strip } = planStage(options, {
      lanes: Math.max(1, count),
      claims: 0,
      range: 'none',
      walk: false,
    });
    const shownGeometry = keep(earlier?.geometry, {
      ...geometry,
      cards: keep(earlier?.geometry.cards, geometry.cards),
      columns: geometry.columns && keep(earlier?.geometry.columns, geometry.columns),
    });
    const all = Array.from({ length: count }, (_, slot) => slot);
    const moving = all.find((slot) => cards.get(slot) !== undefined && cards.get(slot)?.look !== 'ready');
    const window = layoutWindow(all, capacity, moving, earlier?.cards[0]?.lane.ordinal);
    const before = lanesOf(earlier);
    const laneAt = (slot: number): Lane =>
      laneOf(slot, slot < (deployment?.spec.replicas ?? 0), cards.get(slot), before.get(slot));
    const place = rowPlaces(shownGeometry, window);
    const placed = window.ordinals.map((slot, at) =>
      kept(
        earlier?.cards.find(({ lane }) => lane.ordinal === slot),
        { lane: laneAt(slot), ...place(at, slot) },
      ),
    );
    const told = all.filter((slot) => cards.has(slot)).slice(0, tableRows);
    return {
      setName: name,
      geometry: shownGeometry,
      service: noService,
      walk: noWalk,
      cards: keepList(earlier?.cards, placed),
      hidden: keep(earlier?.hidden, window.hidden),
      columns: keepList(earlier?.columns, columnsOf(shownGeometry, all, laneAt, earlier)),
      overview: strip && overviewOf(name, all, cards, strip, earlier?.overview),
      partition: undefined,
      table:
        options.oldTable === true && earlier !== undefined ? earlier.table : keepList(earlier?.table, told.map(laneAt)),
      laneCount: cards.size,
      empty: deployment === undefined ? 'noSet' : undefined,
    };
  }

  /** The pods of the Deployment by their slots. */
  #cards(frame: Frame, name: string, deployment: Deployment | undefined): ReadonlyMap<number, PodCard> {
    const { pods, replicasets } = frame.cluster.stored.objects;
    const own = ownReplicaSets(replicasets, name);
    const { slotOf, orderOf } = this.#slots(frame, own);
    const cards = new Map<number, PodCard>();
    for (const pod of pods) {
      const revision = ownerIn(pod, own);
      const slot = slotOf.get(pod.metadata.uid);
      if (revision === undefined || slot === undefined) continue;
      const hue = (((orderOf.get(revision) ?? 1) - 1) % revisionColors) + 1;
      const card = layoutPod(this.#factsOf(pod), {
        state: stateOfPod(frame.cluster.podStates, pod.metadata.uid),
        minReadySeconds: deployment?.spec.minReadySeconds ?? 0,
        nowMs: frame.cluster.wallClockMs,
        hue,
        hash: revisionHash(revision).slice(0, shortestHash),
        adopted: false,
        orphan: false,
      });
      cards.set(slot, { ...card, revision });
    }
    return cards;
  }

  #factsOf(pod: Pod): PodFacts {
    const facts = this.#facts.get(pod) ?? podFacts(pod);
    this.#facts.set(pod, facts);
    return facts;
  }
}

function lanesOf(earlier: Scene | undefined): ReadonlyMap<number, Lane> {
  const shown = [...(earlier?.columns ?? []), ...(earlier?.cards ?? [])].map(({ lane }) => lane);
  return new Map([...(earlier?.table ?? []), ...shown].map((lane) => [lane.ordinal, lane]));
}

/** A slot that is empty is nothing at all: no name waits there for a pod. */
function laneOf(slot: number, inRange: boolean, pod: PodCard | undefined, earlier: Lane | undefined): Lane {
  return keep(earlier, {
    ordinal: slot,
    name: pod?.name ?? '',
    label: pod === undefined ? '' : pod.name.slice(pod.name.lastIndexOf('-') + 1),
    serviceName: '',
    inRange,
    endpoint: 'none',
    pod: pod && keep(earlier?.pod, pod),
    ghost: undefined,
    claims: noClaims,
    mark: 'none',
    walksDown: false,
    next: undefined,
    nextHue: 0,
    selected: false,
  });
}

function columnsOf(
  { columns, gutter }: Scene['geometry'],
  slots: readonly number[],
  laneAt: (slot: number) => Lane,
  earlier: Scene | undefined,
): readonly PlacedLane[] {
  if (columns === undefined) return [];
  const before = new Map(earlier?.columns.map((placed) => [placed.lane.ordinal, placed]));
  return slots.map((slot, at) => kept(before.get(slot), { lane: laneAt(slot), x: gutter + at * columns.pitch, y: 0 }));
}

function overviewOf(
  setName: string,
  slots: readonly number[],
  cards: ReadonlyMap<number, PodCard>,
  box: Box,
  earlier: Overview | undefined,
): Overview {
  const codes = Uint16Array.from(slots, (slot) => {
    const card = cards.get(slot);
    return card === undefined ? 0 : podCode(card.look, card.level, card.hue);
  });
  const isSame = earlier?.codes.length === codes.length && codes.every((code, at) => code === earlier.codes[at]);
  return keep(earlier, {
    setName,
    ordinals: keepList(earlier?.ordinals, slots),
    codes: isSame ? earlier.codes : codes,
    box: keep(earlier?.box, box),
    ...gridOf(slots.length, box),
  });
}

const noService: Scene['service'] = { name: '', state: 'unnamed', inDns: 0, pods: 0, domain: '' };
const noWalk: Scene['walk'] = { kind: 'up', gate: undefined };
const noClaims: Lane['claims'] = [];
