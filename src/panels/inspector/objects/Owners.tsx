import type { OwnerReference } from '#engine/objects.ts';
import { parseOrdinal } from '#engine/statefulset/podFacts.ts';
import { inspect } from '#store/inspected.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import './objects.css';

/** Those that an object goes with, each as the way to it. */
export function Owners({
  references,
  none,
}: {
  readonly references: readonly OwnerReference[];
  readonly none: string;
}) {
  if (references.length === 0) return none;
  return references.map(({ kind, name, uid }) => <Owner key={uid} kind={kind} name={name} />);
}

interface Props {
  readonly kind: string;
  readonly name: string;
}

function Owner({ kind, name }: Props) {
  if (kind === 'StatefulSet') return <SetLink name={name} />;
  if (kind === 'Pod') return <PodLink pod={name} />;
  return `${kind} ${name}`;
}

/** To the set: all its lanes, and its status field by field. */
export function SetLink({ name }: { readonly name: string }) {
  return (
    <button
      type="button"
      className="object-link"
      onClick={() => {
        inspect(undefined);
        ordinalStore.getState().select(undefined);
      }}
    >
      StatefulSet {name}
    </button>
  );
}

/** To the lane of a pod. */
export function PodLink({ pod }: { readonly pod: string }) {
  const { ordinal } = parseOrdinal(pod);
  return (
    <button
      type="button"
      className="object-link"
      onClick={() => ordinalStore.getState().select({ kind: 'lane', ordinal })}
    >
      {pod}
    </button>
  );
}
