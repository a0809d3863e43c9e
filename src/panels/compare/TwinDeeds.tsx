import { useState } from 'react';
import type { Frame } from '#engine/simulation/frames.ts';
import { askBoth, type TwinDeed } from '#store/compare/openTwin.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useCalmCompare, useCompareWords, useOpenComparison } from './useCompare.ts';

const images = ['nginx:mainline', 'nginx:alpine'] as const;

/** Asks the same of the set and of the Deployment, at the moment that both show. */
export function TwinDeeds() {
  const { twin, open } = useCompareWords();
  const { store } = useOpenComparison();
  const { comparison, sides } = useCalmCompare();
  const [said, setSaid] = useState('');
  const { frame, setName } = sides[0];
  const set = frame.cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === setName);
  if (set === undefined) return null;
  const { replicas, template } = set.spec;
  const image = images.find((each) => each !== template.spec.containers[0]?.image) ?? images[0];
  const down = downNode(frame);
  const node = down ?? busyNode(frame);
  const ask = (deed: TwinDeed) => {
    const { moments } = comparison;
    // The page's store is taken along only at rest; what is asked is asked of what is on the screen.
    ordinalStore.getState().goToStep(moments.made[1][store.getState().at] ?? 0);
    const refusal = askBoth(deed, comparison.sides[1].subject.name);
    setSaid(refusal === undefined ? '' : open.failed({ message: refusal }));
  };
  const { deeds } = twin;
  return (
    <div className="twin-deeds" role="group" aria-label={deeds.label}>
      <button type="button" className="control button" onClick={() => ask({ type: 'deletePod' })}>
        {deeds.deletePod}
      </button>
      <button type="button" className="control button" onClick={() => ask({ type: 'image', image })}>
        {deeds.image({ image: image.slice(image.indexOf(':') + 1) })}
      </button>
      <button
        type="button"
        className="control button"
        onClick={() => ask({ type: 'replicas', replicas: replicas + 1 })}
      >
        {deeds.more}
      </button>
      <button
        type="button"
        className="control button"
        onClick={() => ask({ type: 'replicas', replicas: Math.max(0, replicas - 1) })}
      >
        {deeds.less}
      </button>
      {node !== undefined && (
        <button
          type="button"
          className="control button"
          onClick={() => ask({ type: 'node', node, fault: down === undefined ? 'down' : 'up' })}
        >
          {down === undefined ? deeds.nodeDown : deeds.nodeUp}
        </button>
      )}
      <span role="status" className="what-if-said">
        {said}
      </span>
    </div>
  );
}

function downNode({ cluster }: Frame): string | undefined {
  return cluster.infrastructure?.machines?.[0]?.node;
}

/** A node with pods of both, or else of one of them. */
function busyNode({ cluster }: Frame): string | undefined {
  const owners = new Map<string, Set<string>>();
  for (const { spec, metadata } of cluster.stored.objects.pods) {
    if (spec.nodeName === undefined) continue;
    const kinds = owners.get(spec.nodeName) ?? new Set();
    owners.set(spec.nodeName, kinds.add(metadata.ownerReferences?.[0]?.kind ?? ''));
  }
  return [...owners].sort(([, a], [, b]) => b.size - a.size)[0]?.[0];
}
