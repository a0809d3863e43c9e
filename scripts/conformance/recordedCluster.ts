/** A cluster that holds the objects of a recording, and changes only by what is asked of its API server. */
import type { Admission } from '#engine/apiserver/admission.ts';
import { badRequest } from '#engine/apiserver/apiErrors.ts';
import { ApiServer } from '#engine/apiserver/apiServer.ts';
import { resourceInfos, resources } from '#engine/apiserver/resources.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import { parseTime } from '#engine/apiserver/time.ts';
import { validation } from '#engine/apiserver/validation.ts';
import { collectGarbage, finishDeletingOwners } from '#engine/garbageCollector.ts';
import type { JsonObject } from '#engine/json.ts';
import type { KubeObject } from '#engine/objects.ts';
import { Traces, type TraceState } from '#engine/simulation/traces.ts';
import { releaseOf } from '#engine/versions.ts';
import { listStored } from '#kubectl/listStored.ts';
import type { Accepted, Answer, ApiRequest, KubectlWorld, PrintTolerance } from '#kubectl/world.ts';

const version = '1.37';
const release = releaseOf(version);

/** Objects by resource, as the recordings give them: without apiVersion and kind. */
export type RecordedObjects = Readonly<Record<string, readonly JsonObject[]>>;

export class RecordedCluster {
  readonly #api: ApiServer;
  readonly #traces: Traces;
  #nowMs = 0;
  #step = 0;

  constructor(stored?: StoredObjects, traces?: TraceState) {
    this.#api = new ApiServer(() => this.#nowMs, stored);
    this.#traces = new Traces({ api: this.#api, after: nothingComes }, traces);
  }

  /** The cluster with these objects, or undefined when there is a kind among them that we have not got. */
  static holding(objects: RecordedObjects): RecordedCluster | undefined {
    if (!Object.keys(objects).every((resource) => resource in resourceInfos)) return undefined;
    const lists = resources.map((resource) => {
      const { apiVersion, kind } = resourceInfos[resource];
      return [resource, (objects[resource] ?? []).map((object) => ({ apiVersion, kind, ...object }))] as const;
    });
    const stored: unknown = { resourceVersion: 1_000_000, incarnations: {}, objects: Object.fromEntries(lists) };
    return new RecordedCluster(stored as StoredObjects);
  }

  /** Another cluster that is the same now. */
  copy(): RecordedCluster {
    return new RecordedCluster(this.#api.store.save(), this.#traces.state);
  }

  /** The cluster as kubectl sees it at a moment, RFC 3339. */
  at(now: string, tolerance?: PrintTolerance): KubectlWorld {
    return this.#world(parseTime(now), tolerance);
  }

  /** The same, some time later; nothing has happened in between. */
  later(world: KubectlWorld, nowMs: number): KubectlWorld {
    return this.#world(nowMs, world.tolerance);
  }

  /** What is being deleted is gone, and so is what belonged to it or waited for it. */
  finishDeletions(): void {
    finishDeletingOwners(this.#api);
    collectGarbage(this.#api);
    for (const pod of this.#api.list('pods')) {
      if (pod.metadata.deletionTimestamp !== undefined) this.#api.finalizePod(pod.metadata.name);
    }
    for (const resource of resources) {
      for (const { metadata } of [...this.#api.list(resource)] as KubeObject[]) {
        if (metadata.deletionTimestamp !== undefined)
          this.#api.patchMetadata(resource, metadata.name, { finalizers: [] });
      }
    }
    finishDeletingOwners(this.#api);
  }

  #world(nowMs: number, tolerance: PrintTolerance | undefined): KubectlWorld {
    this.#nowMs = nowMs;
    const traces = this.#traces;
    return {
      nowMs,
      step: this.#step++,
      kubernetesVersion: version,
      utcOffsetMinutes: 0,
      list: (resource) => listStored(this.#api.store.save().objects, resource),
      submit: (request, options) => (options?.dryRun === true ? this.#dryRun(request) : this.submit(request)),
      get traces() {
        return traces.state;
      },
      readFile: () => undefined,
      ...(tolerance && { tolerance }),
    };
  }

  /** Asks the API server for a change. */
  submit(request: ApiRequest): Answer {
    if (request.type === 'delete') {
      const answer = this.#api.delete(request.resource, request.name, request.options);
      return 'code' in answer ? answer : ({ object: answer as KubeObject, warnings: [] } as unknown as Accepted);
    }
    if (request.type === 'writeFiles' || request.type === 'lookUp') return this.#traces.meet(request) as Answer;
    if (request.type === 'podFault') return badRequest('nothing runs in a recording');
    const admission: Admission = { api: this.#api, release, validation };
    return validation.perform(admission, request) as Answer;
  }

  #dryRun(request: ApiRequest): Answer {
    const copy = this.copy();
    copy.#nowMs = this.#nowMs;
    return copy.submit(request);
  }
}

/** In a recording time goes on by its steps alone. */
function nothingComes(): void {}
