/**
 * A click as a line: the kubectl command that asks a real cluster for what a control has asked for here. What is short stands here;
 * what needs a whole manifest is in `manifestLines.ts`.
 */
import type { DeleteOptions } from '#engine/apiserver/apiServer.ts';
import { resourceInfos } from '#engine/apiserver/resources.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Resource } from '#engine/objects.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { quoteWord } from '#shell/quoteWord.ts';
import { insideLine } from './insideLines.ts';

/** Why there is no line: who does it in a real cluster, which nobody can ask by kubectl. */
export type NoLine = 'application' | 'kubelet' | 'time' | 'apiFault' | 'controller' | 'node' | 'storage' | 'interrupt';

/** `manifest`: the line wants the text of an object, and `manifestLines` gives it. */
export type ShortLine = { readonly line: string } | { readonly none: NoLine } | { readonly needs: 'manifest' };

/** The line of a request, or why there is none. */
export function requestLine(request: Request): ShortLine {
  switch (request.type) {
    case 'patchSet':
      return { line: setLine(request.name, request.spec) };
    case 'setImage':
      return words('kubectl', 'set', 'image', `sts/${request.name}`, `${request.container}=${request.image}`);
    case 'scale':
      return words('kubectl', 'scale', shortName(request.resource), request.name, `--replicas=${request.replicas}`);
    case 'delete':
      return words('kubectl', 'delete', shortName(request.resource), request.name, ...deleteFlags(request.options));
    case 'patch':
      return patchLine(request);
    case 'drain':
      return words('kubectl', 'drain', request.name, ...drainFlags(request));
    case 'writeFiles':
    case 'lookUp':
      return { line: insideLine(request) };
    case 'evict':
      return { needs: 'manifest' };
    case 'podFault':
      return { none: request.fault === 'fail' ? 'kubelet' : 'application' };
    case 'hasten':
      return { none: 'time' };
    case 'apiFault':
      return { none: 'apiFault' };
    case 'cacheLag':
    case 'controllerDown':
    case 'controllerUp':
    case 'controllerCrash':
      return { none: 'controller' };
    case 'nodeFault':
      return { none: 'node' };
    case 'provisionerFault':
      return { none: 'storage' };
    case 'stopDrain':
      return { none: 'interrupt' };
    case 'apply':
    case 'create':
    case 'replace':
    case 'serverSideApply':
    case 'recreateSet':
      return { needs: 'manifest' };
  }
}

function words(...parts: readonly string[]): ShortLine {
  return { line: parts.map(quoteWord).join(' ') };
}

/** `sts`, `pod`: as people name kinds. */
function shortName(resource: Resource): string {
  const { shortNames, singular } = resourceInfos[resource];
  return resource === 'pods' || resource === 'nodes' ? singular : (shortNames[0] ?? singular);
}

/** Replicas alone have a verb; any other field is patched. */
function setLine(name: string, spec: JsonObject): string {
  const { replicas, ...others } = spec;
  if (Number.isInteger(replicas) && Object.keys(others).length === 0) {
    return `kubectl scale sts ${quoteWord(name)} --replicas=${String(replicas)}`;
  }
  // A list is replaced by the page and merged by kubectl, unless it is told not to.
  const type = holdsList(spec) ? ' --type=merge' : '';
  return `kubectl patch sts ${quoteWord(name)}${type} -p ${quoteWord(JSON.stringify({ spec }))}`;
}

function holdsList(value: Json): boolean {
  if (Array.isArray(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => holdsList(inner as Json));
}

function deleteFlags({ gracePeriodSeconds, propagationPolicy }: DeleteOptions = {}): readonly string[] {
  const cascade = propagationPolicy === undefined || propagationPolicy === 'Background' ? [] : [propagationPolicy];
  const grace = gracePeriodSeconds === undefined ? [] : [`--grace-period=${gracePeriodSeconds}`];
  const force = gracePeriodSeconds === 0 ? ['--force'] : [];
  return [...cascade.map((policy) => `--cascade=${policy.toLowerCase()}`), ...grace, ...force];
}

function patchLine({ resource, name, patch, patchType, subresource }: Extract<Request, { type: 'patch' }>): ShortLine {
  const isCordon = resource === 'nodes' && subresource === undefined ? cordonOf(patch) : undefined;
  if (isCordon !== undefined) return words('kubectl', isCordon ? 'cordon' : 'uncordon', name);
  const type = patchType === 'strategic' ? [] : [`--type=${patchType}`];
  const below = subresource === undefined ? [] : [`--subresource=${subresource}`];
  return words('kubectl', 'patch', shortName(resource), name, ...type, ...below, '-p', JSON.stringify(patch));
}

/** True: the patch cordons; false: it takes that back; undefined: it says something else. */
function cordonOf(patch: Json): boolean | undefined {
  const found = /^\{"spec":\{"unschedulable":(true|false|null)\}\}$/.exec(JSON.stringify(patch));
  return found === null ? undefined : found[1] === 'true';
}

function drainFlags(drain: Extract<Request, { type: 'drain' }>): readonly string[] {
  return [
    ...(drain.ignoreDaemonSets === true ? ['--ignore-daemonsets'] : []),
    ...(drain.deleteEmptyDirData === true ? ['--delete-emptydir-data'] : []),
    ...(drain.force === true ? ['--force'] : []),
    ...(drain.disableEviction === true ? ['--disable-eviction'] : []),
    ...(drain.gracePeriodSeconds === undefined ? [] : [`--grace-period=${drain.gracePeriodSeconds}`]),
  ];
}
