/** Another run of the same story: with one setting that is another one, or with one thing more that goes wrong. */
import { requestObject } from '#engine/simulation/requestObject.ts';
import type { History } from '#engine/simulation/history.ts';
import type { JsonObject } from '#engine/json.ts';
import { mergePatch } from '#engine/mergePatch.ts';
import type { Request, Scenario, TimedRequest } from '#engine/simulation/scenario.ts';
import type { KubernetesVersion } from '#engine/versions.ts';

export type Change =
  | { readonly type: 'version'; readonly version: KubernetesVersion }
  /** What cannot be changed later: the set is made with it. */
  | { readonly type: 'fromStart'; readonly spec: JsonObject }
  /** Before the last edit. */
  | { readonly type: 'setting'; readonly spec: JsonObject }
  /** At the shown moment. */
  | { readonly type: 'request'; readonly request: Request };

export interface OtherRun {
  readonly scenario: Scenario;
  /** How many steps the two have in common. */
  readonly forkStep: number;
  /** What names the difference; undefined for another version. */
  readonly request: Request | undefined;
}

/** The other run. Undefined when the set is not made in this one, so that nothing can be made another way. */
export function otherRun(history: History, step: number, setName: string, change: Change): OtherRun | undefined {
  const { scenario } = history;
  switch (change.type) {
    case 'version': {
      const requests = scenario.requests.map(unpinned);
      return {
        scenario: { ...scenario, requests, kubernetesVersion: change.version },
        forkStep: 0,
        request: undefined,
      };
    }
    case 'fromStart':
      return madeAnotherWay(history, setName, change.spec);
    case 'setting': {
      const edit = lastEdit(history, step, setName);
      const request: Request = { type: 'patchSet', name: setName, spec: change.spec };
      if (edit === undefined) return madeAnotherWay(history, setName, change.spec);
      return withOneMore(history, edit, request, true);
    }
    case 'request':
      return withOneMore(history, step, change.request, false);
  }
}

/** The set's manifest says something else from the first; all that follows comes at the same times. */
function madeAnotherWay(history: History, setName: string, spec: JsonObject): OtherRun | undefined {
  const { requests } = history.scenario;
  const at = requests.findIndex(({ request }) => isManifestOf(request, setName));
  const made = requests[at];
  const mark = history.marks[at];
  if (made === undefined || mark === undefined || !('manifest' in made.request)) return undefined;
  const { manifest } = made.request;
  const changed = {
    ...made,
    request: { ...made.request, manifest: { ...manifest, spec: mergePatch(manifest['spec'] ?? {}, spec) } },
  };
  const scenario = {
    ...history.scenario,
    requests: [...requests.slice(0, at), changed, ...requests.slice(at + 1).map(unpinned)],
  };
  return { scenario, forkStep: mark.step - 1, request: { type: 'patchSet', name: setName, spec } };
}

/** One request more after so many steps; what comes after it comes at the same times. `next`: the request there stays where it is. */
function withOneMore(history: History, step: number, request: Request, next: boolean): OtherRun {
  const { scenario } = history;
  const before = history.requestsUpTo(step);
  const [first, ...later] = scenario.requests.slice(before.length);
  const atMs = next ? (first?.atMs ?? history.momentAfter(step).atMs) : history.momentAfter(step).atMs;
  const after =
    first === undefined ? [] : [next ? { ...first, afterSteps: step + 1 } : unpinned(first), ...later.map(unpinned)];
  const requests = [...before, { atMs, afterSteps: step, request }, ...after];
  return { scenario: { ...scenario, requests }, forkStep: step, request };
}

/** The step before the last edit of the set's spec up to here; undefined when there was none since it was made. */
function lastEdit({ marks }: History, step: number, setName: string): number | undefined {
  const edit = marks.findLast(({ step: at, request, refused }) => at <= step && !refused && isEditOf(request, setName));
  return edit === undefined ? undefined : edit.step - 1;
}

function isEditOf(request: Request, setName: string): boolean {
  switch (request.type) {
    case 'patchSet':
    case 'setImage':
    case 'recreateSet':
      return request.name === setName;
    case 'scale':
    case 'patch':
    case 'replace': {
      const { resource, name } = requestObject(request);
      return resource === 'statefulsets' && name === setName;
    }
    default:
      return false;
  }
}

function isManifestOf(request: Request, setName: string): boolean {
  if (!('manifest' in request)) return false;
  const { resource, name } = requestObject(request);
  return resource === 'statefulsets' && name === setName;
}

/** Places belong to one run's steps; times mean the same in both. */
function unpinned({ atMs, request }: TimedRequest): TimedRequest {
  return { atMs, request };
}
