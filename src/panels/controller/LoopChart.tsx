import type { ControllerState } from '#engine/simulation/frames.ts';
import { useWords } from '#store/useWords.ts';
import { loopEdges, loopNodes } from './loopLayout.ts';

/** The worker as the statechart that it is: where it stands now, and what takes it further. */
export function LoopChart({ loop }: { readonly loop: ControllerState['loop'] }) {
  const { controller } = useWords();
  const onward = loopEdges.filter(({ from }) => from === loop);
  return (
    <figure className="loop-chart">
      <svg viewBox="0 0 292 88" aria-hidden="true">
        <defs>
          <marker id="loop-arrow" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto">
            <path d="M0 0L6 3L0 6z" />
          </marker>
        </defs>
        {loopEdges.map(({ from, to, path }) => (
          <path
            key={`${from} ${to}`}
            className="loop-edge"
            data-on={from === loop || undefined}
            d={path}
            markerEnd="url(#loop-arrow)"
          />
        ))}
        {loopNodes.map(({ state, x, y, width }) => (
          <g key={state} className="loop-node" data-on={state === loop || undefined}>
            <rect x={x} y={y} width={width} height="24" rx="6" />
            <text x={x + width / 2} y={y + 16}>
              {controller.loops[state]}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        {onward.map(({ to, events }) => (
          <span key={to}>
            <code>{events.join(', ')}</code> → {controller.loops[to]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
