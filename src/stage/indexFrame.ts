/** A frame's objects by what the lanes ask for: pods by ordinal, claims by name, endpoints by pod. */
import type { Frame } from '#engine/simulation/frames.ts';
import type {
  ControllerRevision,
  Endpoint,
  PersistentVolumeClaim,
  Pod,
  Service,
  StatefulSet,
} from '#engine/objects.ts';
import { slicesOf } from '#engine/network/endpointSlices.ts';
import { type PodFacts, parseOrdinal, podFacts } from '#engine/statefulset/podFacts.ts';
import { sameItems } from './keep.ts';

export interface FrameIndex {
  readonly set: StatefulSet | undefined;
  readonly pods: ReadonlyMap<number, PodFacts>;
  readonly claims: ReadonlyMap<string, PersistentVolumeClaim>;
  readonly service: Service | undefined;
  readonly endpoints: EndpointTable;
  readonly revisions: readonly ControllerRevision[];
}

/** Tables are built again only when the objects in them are others, whatever array they came in. */
export class FrameIndexer {
  #pods: Built<Pod, ReadonlyMap<number, PodFacts>> | undefined;
  #claims: Built<PersistentVolumeClaim, ReadonlyMap<string, PersistentVolumeClaim>> | undefined;

  index(frame: Frame, setName: string): FrameIndex {
    const { objects } = frame.cluster.stored;
    const set = objects.statefulsets.find(({ metadata }) => metadata.name === setName);
    this.#pods = rebuilt(this.#pods, objects.pods, setName, podsByOrdinal);
    this.#claims = rebuilt(this.#claims, objects.persistentvolumeclaims, setName, byName);
    const serviceName = set?.spec.serviceName ?? '';
    return {
      set,
      pods: this.#pods.table,
      claims: this.#claims.table,
      service: objects.services.find(({ metadata }) => metadata.name === serviceName),
      endpoints: endpointTable(frame, serviceName),
      revisions: objects.controllerrevisions.filter((revision) => belongs(revision, setName, set)),
    };
  }
}

interface Built<Item, Table> {
  readonly items: readonly Item[];
  readonly setName: string;
  readonly table: Table;
}

function rebuilt<Item, Table>(
  built: Built<Item, Table> | undefined,
  items: readonly Item[],
  setName: string,
  build: (items: readonly Item[], setName: string) => Table,
): Built<Item, Table> {
  if (built !== undefined && built.setName === setName && sameItems(built.items, items)) return built;
  return { items, setName, table: build(items, setName) };
}

/** By name, not by owner: an orphan sits in its ordinal's slot and keeps another pod out of it. */
function podsByOrdinal(pods: readonly Pod[], setName: string): ReadonlyMap<number, PodFacts> {
  const table = new Map<number, PodFacts>();
  for (const pod of pods) {
    const facts = factsOf(pod);
    if (facts.parent === setName && facts.ordinal >= 0) table.set(facts.ordinal, facts);
  }
  return table;
}

const knownFacts = new WeakMap<Pod, PodFacts>();

/** Worked out once for each pod object. */
function factsOf(pod: Pod): PodFacts {
  let facts = knownFacts.get(pod);
  if (facts === undefined) {
    facts = podFacts(pod);
    knownFacts.set(pod, facts);
  }
  return facts;
}

function byName(claims: readonly PersistentVolumeClaim[]): ReadonlyMap<string, PersistentVolumeClaim> {
  return new Map(claims.map((claim) => [claim.metadata.name, claim]));
}

/** The endpoints of a Service, spread over its slices as they are. */
export interface EndpointTable {
  of(podUid: string): Endpoint | undefined;
  readonly named: number;
}

interface SliceTable {
  readonly byPod: ReadonlyMap<string, Endpoint>;
  /** How many of its endpoints DNS answers with. */
  readonly named: number;
}

const knownSlices = new WeakMap<readonly Endpoint[], SliceTable>();

function endpointTable(frame: Frame, service: string): EndpointTable {
  const tables = slicesOf(frame.cluster.stored.objects.endpointslices, service).map(({ endpoints }) =>
    sliceTable(endpoints),
  );
  return {
    of: (podUid) => tables.find(({ byPod }) => byPod.has(podUid))?.byPod.get(podUid),
    named: tables.reduce((sum, { named }) => sum + named, 0),
  };
}

/** Worked out once for each slice: a change in a large Service rewrites one of its slices. */
function sliceTable(endpoints: readonly Endpoint[]): SliceTable {
  const known = knownSlices.get(endpoints);
  if (known !== undefined) return known;
  const table = {
    byPod: new Map(endpoints.map((endpoint) => [endpoint.targetRef.uid, endpoint])),
    named: endpoints.filter(({ conditions, hostname }) => conditions.ready && hostname !== undefined).length,
  };
  knownSlices.set(endpoints, table);
  return table;
}

function belongs({ metadata }: ControllerRevision, setName: string, set: StatefulSet | undefined): boolean {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (owner !== undefined) return set === undefined ? owner.name === setName : owner.uid === set.metadata.uid;
  return metadata.name.startsWith(`${setName}-`);
}

/** Ordinals of the claims of a set that no ordinal in range accounts for: they outlived their pods. */
export function claimOrdinals(claims: ReadonlyMap<string, PersistentVolumeClaim>, setName: string): readonly number[] {
  const known = knownOrdinals.get(claims);
  if (known !== undefined) return known;
  const ordinals = new Set<number>();
  for (const name of claims.keys()) {
    const { parent, ordinal } = parseOrdinal(name);
    if (ordinal >= 0 && parent.endsWith(`-${setName}`)) ordinals.add(ordinal);
  }
  const list = [...ordinals];
  knownOrdinals.set(claims, list);
  return list;
}

const knownOrdinals = new WeakMap<ReadonlyMap<string, PersistentVolumeClaim>, readonly number[]>();
