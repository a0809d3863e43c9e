/** A manifest of another kind that makes pods, turned into that of a StatefulSet: comments stay, and each change is noted. */
import { type Document, isMap, isSeq, type Node, Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Json, JsonObject } from '#engine/json.ts';
import { isObject, valueAt } from './changes.ts';
import type { ManifestDocument } from './readText.ts';
import { schemaOfKubectl } from './schema.ts';

/** The kinds that can be turned into a set. */
export const convertibleKinds = ['Deployment', 'ReplicaSet', 'DaemonSet', 'Pod'] as const;
export type ConvertibleKind = (typeof convertibleKinds)[number];

/** What was done, beside the change of kind. `names` are the fields or objects that it is about. */
export interface ConversionNote {
  readonly code: 'serviceName' | 'service' | 'claims' | 'dropped' | 'replicas' | 'labels';
  readonly names: readonly string[];
}

export interface Conversion {
  readonly kind: ConvertibleKind;
  readonly name: string;
  /** The document, and the headless Service if there was none. */
  readonly text: string;
  readonly notes: readonly ConversionNote[];
}

/** Fields of these kinds that a set does not have. */
const dropped = ['strategy', 'progressDeadlineSeconds', 'paused', 'updateStrategy'];

/**
 * Turns a document of a text into a StatefulSet. `services`: the names of the Services that there are. Undefined for a kind that makes no
 * pods, and for a document whose spec is none.
 */
export function toStatefulSet(
  text: string,
  { manifest, from, to }: ManifestDocument,
  services: ReadonlySet<string>,
): Conversion | undefined {
  const kind = convertibleKinds.find((known) => known === manifest['kind']);
  const { metadata = {}, spec: given } = manifest;
  if (kind === undefined || !isObject(given) || !isObject(metadata)) return undefined;
  const document = parseDocument(text.slice(from, to), options) as Document<YAMLMap>;
  const named = valueAt(manifest, ['metadata', 'name']);
  const name = typeof named === 'string' && named !== '' ? named : 'web';
  const notes: ConversionNote[] = [];
  document.set('apiVersion', 'apps/v1');
  document.set('kind', 'StatefulSet');
  document.setIn(['metadata', 'name'], name);
  document.delete('status');
  if (kind === 'Pod') notes.push(...wrapPod(document, manifest, name));
  const spec = document.get('spec') as YAMLMap;
  notes.push(...dropOthers(spec), ...nameService(document, spec, name), ...ownClaims(document, spec));
  if (kind === 'DaemonSet' || kind === 'Pod') {
    spec.items.splice(1, 0, new Pair<Node, Node>(document.createNode('replicas'), document.createNode(1)));
    notes.push({ code: 'replicas', names: ['1'] });
  }
  const written = document.toString(options);
  if (services.has(name)) return { kind, name, text: written, notes };
  const service = headlessService(document.toJS() as JsonObject, name);
  return { kind, name, text: `${written}---\n${service}`, notes: [...notes, { code: 'service', names: [name] }] };
}

const options = { ...schemaOfKubectl, uniqueKeys: false, lineWidth: 0 };

/** A pod becomes the template, its labels those of the template and of the selector. */
function wrapPod(document: Document<YAMLMap>, manifest: JsonObject, name: string): ConversionNote[] {
  const given = valueAt(manifest, ['metadata', 'labels']);
  const labels = isObject(given) && Object.keys(given).length > 0 ? given : { app: name };
  const spec = document.get('spec') as YAMLMap;
  const hasPolicy = spec.has('restartPolicy') && spec.get('restartPolicy') !== 'Always';
  if (hasPolicy) spec.delete('restartPolicy');
  const template = document.createNode({ metadata: { labels } }) as YAMLMap;
  template.set('spec', spec);
  const set = document.createNode({ selector: { matchLabels: labels } }) as YAMLMap;
  set.set('template', template);
  document.set('spec', set);
  return [
    ...(labels === given ? [] : [{ code: 'labels', names: [`app: ${name}`] } as const]),
    ...(hasPolicy ? [{ code: 'dropped', names: ['restartPolicy'] } as const] : []),
  ];
}

function dropOthers(spec: YAMLMap): ConversionNote[] {
  const names = dropped.filter((field) => spec.delete(field));
  return names.length === 0 ? [] : [{ code: 'dropped', names }];
}

function nameService(document: Document, spec: YAMLMap, name: string): ConversionNote[] {
  if (spec.has('serviceName')) return [];
  spec.items.unshift(new Pair<Node, Node>(document.createNode('serviceName'), document.createNode(name)));
  return [{ code: 'serviceName', names: [name] }];
}

/** A claim that all pods would share becomes a template, so that each pod gets its own. */
function ownClaims(document: Document, spec: YAMLMap): ConversionNote[] {
  const volumes = spec.getIn(['template', 'spec', 'volumes']);
  if (!isSeq(volumes)) return [];
  const shared = volumes.items.filter(
    (volume): volume is YAMLMap => isMap(volume) && volume.has('persistentVolumeClaim'),
  );
  if (shared.length === 0) return [];
  const names = shared.map((volume) => String(volume.get('name')));
  volumes.items = volumes.items.filter((volume) => !shared.includes(volume as YAMLMap));
  if (volumes.items.length === 0) spec.deleteIn(['template', 'spec', 'volumes']);
  spec.set('volumeClaimTemplates', document.createNode(names.map(claimTemplate)));
  return [{ code: 'claims', names }];
}

function claimTemplate(name: string): Json {
  return {
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
}

/** The Service that gives the pods their names, on the ports that the containers name. */
function headlessService(set: JsonObject, name: string): string {
  const containers = valueAt(set, ['spec', 'template', 'spec', 'containers']);
  const ports = (Array.isArray(containers) ? (containers as readonly Json[]) : [])
    .flatMap((container) => (isObject(container) && Array.isArray(container['ports']) ? container['ports'] : []))
    .filter((port): port is JsonObject => isObject(port) && typeof port['containerPort'] === 'number')
    .map((port, index) => ({ name: port['name'] ?? `port-${index}`, port: port['containerPort'] }));
  const selector = valueAt(set, ['spec', 'selector', 'matchLabels']) ?? null;
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { clusterIP: 'None', selector, ...(ports.length > 0 && { ports }) },
  };
  return parseDocument(JSON.stringify(service), options).toString({ ...options, collectionStyle: 'block' });
}
