/** Objects of a real cluster, as hostile as anything from outside: what has not the shape of its kind is not taken. */
import { resourceInfos } from '#engine/apiserver/resources.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { KubeObject } from '#engine/objects.ts';
import { completed } from '#diagnose/sortObjects.ts';
import { type SecretHider, secretHider } from '#diagnose/withoutSecrets.ts';
import { checkShape } from '#share/kubectlText/checkShape.ts';
import { isObject } from './answers.ts';
import type { WatchedKind } from './watchedKinds.ts';

/** Takes the objects of one namespace, and of the cluster; one that is made anew remembers nothing of the secrets that it has hidden. */
export class ObjectTaker {
  readonly namespace: string;
  readonly #hider: SecretHider = secretHider();

  constructor(namespace: string) {
    this.namespace = namespace;
  }

  /** The object in the shape that the engine stores, its secrets hidden; undefined when it is not an object of the kind. */
  take(resource: WatchedKind, given: Json | undefined): KubeObject | undefined {
    if (!isObject(given)) return undefined;
    const { apiVersion, kind, isNamespaced } = resourceInfos[resource];
    // The items of a list do not say what they are.
    if ((given['kind'] ?? kind) !== kind || (given['apiVersion'] ?? apiVersion) !== apiVersion) return undefined;
    const whole = withoutManagers({ ...given, apiVersion, kind });
    if (checkShape(whole) !== undefined) return undefined;
    const object = completed(resource, this.#hider(resource === 'events' ? wholeEvent(whole) : whole));
    if (isNamespaced && object.metadata.namespace !== this.namespace) return undefined;
    return object;
  }
}

/** Who wrote which field is long, and nobody reads it. */
function withoutManagers(object: JsonObject): JsonObject {
  const { metadata } = object;
  if (!isObject(metadata) || !('managedFields' in metadata)) return object;
  const { managedFields: _fields, ...rest } = metadata;
  return { ...object, metadata: rest };
}

/** Newer components report in fields of another API, events.k8s.io, and leave the older ones empty; the page reads the older ones. */
function wholeEvent(event: JsonObject): JsonObject {
  const { series, eventTime, source, metadata, reason, message, type, involvedObject } = event;
  const repeated = isObject(series) ? series : {};
  const created = isObject(metadata) ? metadata['creationTimestamp'] : undefined;
  const first = event['firstTimestamp'] ?? seconds(eventTime) ?? created;
  const component = isObject(source) ? source['component'] : undefined;
  return {
    ...event,
    reason: reason ?? '',
    message: message ?? '',
    type: type === 'Warning' ? 'Warning' : 'Normal',
    count: event['count'] ?? repeated['count'] ?? 1,
    firstTimestamp: first,
    lastTimestamp: event['lastTimestamp'] ?? seconds(repeated['lastObservedTime']) ?? first,
    involvedObject: { kind: '', name: '', uid: '', ...(isObject(involvedObject) && involvedObject) },
    source: { ...(isObject(source) && source), component: component ?? event['reportingComponent'] ?? '' },
  };
}

/** A time with a fraction of a second, as the older fields have it. */
function seconds(time: Json | undefined): string | undefined {
  return typeof time === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(time) ? `${time.slice(0, 19)}Z` : undefined;
}
