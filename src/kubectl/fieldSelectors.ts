/** Field selectors as they are typed: `status.phase=Running,spec.nodeName!=n1` (apimachinery `fields.ParseSelector`). */
import type { ApiResource } from './discovery.ts';
import { textAt } from './objectFields.ts';
import type { ApiObject } from './world.ts';

type Condition = (object: ApiObject) => boolean;

/** The selector as a condition, or what the server says of it: a form that it cannot read, or a field that it does not index. */
export function parseFieldSelector(text: string, resource: ApiResource): Condition | { readonly problem: string } {
  const conditions: Condition[] = [];
  for (const part of splitTerms(text)) {
    if (part === '') continue;
    const match = /^((?:\\.|[^\\!=])*?)(!=|==|=)(.*)$/s.exec(part);
    if (match === null) return { problem: `invalid selector: '${text}'; can't understand '${part}'` };
    const [, field = '', operator, value = ''] = match;
    if (!isIndexed(resource, field)) return { problem: unknownField(resource, field) };
    const wanted = value.replace(/\\(.)/g, '$1');
    const isWanted = operator !== '!=';
    conditions.push((object) => (fieldOf(object, field) === wanted) === isWanted);
  }
  return (object) => conditions.every((condition) => condition(object));
}

/** At commas that no backslash precedes. */
function splitTerms(text: string): readonly string[] {
  return text.match(/(?:\\.|[^\\,])+/gs) ?? [];
}

/** The fields that the API server indexes, beside the name and namespace that it does of every kind. */
const indexed: Readonly<Record<string, readonly string[]>> = {
  pods: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.podIPs',
    'status.nominatedNodeName',
  ],
  events: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  nodes: ['spec.unschedulable'],
  secrets: ['type'],
  namespaces: ['status.phase', 'name'],
  services: ['spec.clusterIP', 'spec.type'],
  replicasets: ['status.replicas'],
  replicationcontrollers: ['status.replicas'],
  jobs: ['status.successful'],
};

function isIndexed({ name }: ApiResource, field: string): boolean {
  return field === 'metadata.name' || field === 'metadata.namespace' || indexed[name]?.includes(field) === true;
}

/** Kinds with fields of their own say it in other words than those without. */
function unknownField({ name }: ApiResource, field: string): string {
  return Object.hasOwn(indexed, name)
    ? `field label not supported: ${field}`
    : `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`;
}

function fieldOf(object: ApiObject, field: string): string {
  switch (field) {
    case 'source':
      return textAt(object, 'source', 'component') || textAt(object, 'reportingComponent');
    case 'reportingComponent':
      return textAt(object, 'reportingComponent') || textAt(object, 'source', 'component');
    case 'name':
      return object.metadata.name;
    case 'spec.unschedulable':
    case 'spec.hostNetwork':
      return textAt(object, ...field.split('.')) || 'false';
    case 'status.replicas':
    case 'status.successful':
      return textAt(object, ...field.split('.')) || '0';
    case 'status.podIPs':
      return textAt(object, 'status', 'podIP');
    default:
      return textAt(object, ...field.split('.'));
  }
}
