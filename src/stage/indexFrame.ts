/** A frame's objects by what the lanes ask for: pods by ordinal, claims by name, endpoints by pod. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { Endpoint, Service, StatefulSet } from '#engine/objects.ts';
import { slicesOf } from '#engine/network/endpointSlices.ts';
import { leftBehind } from '#store/leftBehind.ts';
import { ClaimTable, PodTable } from './objectTables.ts';

export interface FrameIndex {
  /** Of a set that is gone a stand-in, as long as something is left of it. */
  readonly set: StatefulSet | undefined;
  readonly pods: PodTable;
  readonly claims: ClaimTable;
  readonly service: Service | undefined;
  readonly endpoints: EndpointTable;
}

/** Keeps its tables from frame to frame and pays for what changed between them. */
export class FrameIndexer {
  #pods = new PodTable('');
  #claims = new ClaimTable('');

  index(frame: Frame, setName: string): FrameIndex {
    const { objects } = frame.cluster.stored;
    const set = objects.statefulsets.find(({ metadata }) => metadata.name === setName) ?? leftBehind(frame, setName);
    if (this.#pods.setName !== setName) {
      this.#pods = new PodTable(setName);
      this.#claims = new ClaimTable(setName);
    }
    this.#pods.take(objects.pods);
    this.#claims.take(objects.persistentvolumeclaims);
    const serviceName = set?.spec.serviceName ?? '';
    return {
      set,
      pods: this.#pods,
      claims: this.#claims,
      service: objects.services.find(({ metadata }) => metadata.name === serviceName),
      endpoints: endpointTable(frame, serviceName),
    };
  }
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
