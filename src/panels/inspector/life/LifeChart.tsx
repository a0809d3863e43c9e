import type { PodState } from '#engine/node/podLifecycle.ts';
import type { InspectWords } from '#i18n/inspectWords.ts';
import { chartEdges, chartNodes, chartSize, nodeSize } from '#inspect/lifecycleChart.ts';
import { useWords } from '#store/useWords.ts';

interface Props {
  /** Where the pod is; undefined when there is none. */
  readonly state: PodState | undefined;
  /** Where it has been. */
  readonly seen: readonly PodState[];
  readonly words: InspectWords['life'];
}

/** The lifecycle with the pod in it: where it stands, where it has been, and what would take it where. */
export function LifeChart({ state, seen, words }: Props) {
  const { states } = useWords().inspector;
  const edges = chartEdges();
  const onward = edges.filter(({ from }) => from === state);
  return (
    <figure className="life-chart">
      <svg viewBox={`-1 -1 ${chartSize.width + 2} ${chartSize.height + 2}`} aria-hidden="true">
        <defs>
          <marker id="life-arrow" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="5" markerHeight="5" orient="auto">
            <path d="M0 0L6 3L0 6z" />
          </marker>
        </defs>
        {edges
          .filter(({ from, isCommon }) => from !== state && !isCommon)
          .map(({ from, to, path }) => (
            <path key={`${from} ${to}`} className="life-edge" d={path} />
          ))}
        {onward.map(({ to, path }) => (
          <path key={to} className="life-edge" data-on d={path} markerEnd="url(#life-arrow)" />
        ))}
        {chartNodes.map((node) => (
          <g
            key={node.state}
            className="life-node"
            data-on={node.state === state || undefined}
            data-seen={seen.includes(node.state) || undefined}
          >
            <rect x={node.x} y={node.y} {...nodeSize} rx="6" />
            <text x={node.x + nodeSize.width / 2} y={node.y + 16}>
              {node.state.replace('running.', '')}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        {state !== undefined && (
          <span>
            <strong>{words.now({ state: states[state] })}</strong>
          </span>
        )}
        {onward.map(({ to, events }) => (
          <span key={to}>
            <code>{events.join(', ')}</code> → {states[to]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
