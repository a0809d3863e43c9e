/** The variables of a container: what its pod says, and what every container has (kubelet `makeEnvironmentVariables`). */
import { isMap, listAt, textAt, textsAt, valueAt } from '../objectFields.ts';
import { type ApiObject, type KubectlWorld, objectNamed } from '../world.ts';
import { containerOf } from './podView.ts';

export function environmentOf(world: KubectlWorld, pod: ApiObject, name: string): ReadonlyMap<string, string> {
  const container = containerOf(pod, name);
  const variables = new Map([
    ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    ['HOSTNAME', hostnameOf(pod)],
    ['KUBERNETES_SERVICE_HOST', '10.96.0.1'],
    ['KUBERNETES_SERVICE_PORT', '443'],
  ]);
  for (const source of listAt(container, 'envFrom')) {
    const prefix = textAt(source, 'prefix');
    for (const [key, value] of dataOf(world, pod, source)) variables.set(prefix + key, value);
  }
  for (const each of listAt(container, 'env')) {
    const value = valueOf(world, pod, each);
    if (value !== undefined) variables.set(textAt(each, 'name'), expanded(value, variables));
  }
  return variables.set('HOME', '/root');
}

/** What the pod calls itself. */
export function hostnameOf(pod: ApiObject): string {
  return textAt(pod, 'spec', 'hostname') || pod.metadata.name;
}

/** The name with the domain that the pod has from its subdomain; without one it has none. */
export function fullHostnameOf(pod: ApiObject): string {
  const subdomain = textAt(pod, 'spec', 'subdomain');
  const host = hostnameOf(pod);
  return subdomain === '' ? host : `${host}.${subdomain}.${pod.metadata.namespace ?? 'default'}.svc.cluster.local`;
}

function valueOf(world: KubectlWorld, pod: ApiObject, variable: unknown): string | undefined {
  const from = valueAt(variable, 'valueFrom');
  if (!isMap(from)) return textAt(variable, 'value');
  const path = textAt(from, 'fieldRef', 'fieldPath');
  if (path !== '') return fieldOf(pod, path);
  const key = textAt(from, 'configMapKeyRef', 'key') || textAt(from, 'secretKeyRef', 'key');
  return new Map(dataOf(world, pod, from)).get(key);
}

/** `metadata.name`, `status.podIP`, `metadata.labels['app']`. */
export function fieldOf(pod: ApiObject, path: string): string {
  const indexed = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path);
  if (indexed !== null) return textsAt(pod, 'metadata', indexed[1] ?? '')[indexed[2] ?? ''] ?? '';
  const found = valueAt(pod, ...path.split('.'));
  if (!isMap(found)) return textAt(pod, ...path.split('.'));
  // All labels or annotations, as the downward API writes them into a file.
  return Object.entries(found)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join('\n');
}

/** What the ConfigMap or Secret holds that is meant, texts as they are. */
export function dataOf(world: KubectlWorld, pod: ApiObject, source: unknown): readonly (readonly [string, string])[] {
  const map = ['configMapRef', 'configMapKeyRef', 'configMap']
    .map((field) => textAt(source, field, 'name'))
    .find(Boolean);
  const secret =
    ['secretRef', 'secretKeyRef', 'secret'].map((field) => textAt(source, field, 'name')).find(Boolean) ??
    textAt(source, 'secret', 'secretName');
  const { namespace } = pod.metadata;
  if (map !== undefined) return Object.entries(textsAt(objectNamed(world, 'configmaps', namespace, map), 'data'));
  if (secret === '') return [];
  const data = Object.entries(textsAt(objectNamed(world, 'secrets', namespace, secret), 'data'));
  return data.map(([key, value]) => [key, decoded(value)]);
}

function decoded(base64: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  } catch {
    return '';
  }
}

/** `$(NAME)` in a value stands for a variable that came before it. */
function expanded(value: string, variables: ReadonlyMap<string, string>): string {
  return value.replace(/\$(\$|\(([\w.-]+)\))/g, (whole, dollar: string, name: string | undefined) => {
    if (dollar === '$') return '$';
    return (name !== undefined && variables.get(name)) || whole;
  });
}
