/** References to objects, as events and endpoints carry them. They are many and live long in a history, so those to one object are one. */
import type { KubeEvent, KubeObject } from './objects.ts';

type Reference = KubeEvent['involvedObject'];

const known = new Map<string, Reference>();
const mostKnown = 1000;

/** Kind, namespace, name and UID. The same object for the same referent as long as it is remembered. */
export function referenceTo({ kind, metadata: { namespace, name, uid } }: KubeObject): Reference {
  const before = known.get(uid);
  if (before?.kind === kind && before.name === name && before.namespace === namespace) return before;
  if (known.size >= mostKnown) known.clear();
  const reference = namespace === undefined ? { kind, name, uid } : { kind, namespace, name, uid };
  known.set(uid, reference);
  return reference;
}
