import type { ControllerState } from '#engine/simulation/frames.ts';
import { useWords } from '#store/useWords.ts';
import { LoopChart } from './LoopChart.tsx';

interface Props {
  readonly state: ControllerState;
  readonly nowMs: number;
}

/** An empty queue still shows what it would hold. */
const places = 3;

/** The keys that wait for the worker, the worker itself, and the keys that come back later. */
export function Queue({ state: { queue, loop, delayed, failures, caches = [] }, nowMs }: Props) {
  const { controller } = useWords();
  return (
    <div className="queue">
      <div className="queue-line">
        <span className="queue-label">{controller.queue}</span>
        {queue.length === 0 ? (
          <>
            <span className="queue-places" aria-hidden="true">
              {Array.from({ length: places }, (_, place) => (
                <i key={place} />
              ))}
            </span>
            <span>{controller.empty}</span>
          </>
        ) : (
          queue.map((key) => (
            <span key={key} className="queue-key">
              {key}
            </span>
          ))
        )}
        <span className="queue-worker">
          <strong>{controller.worker}</strong> {controller.loops[loop]}
        </span>
      </div>
      <LoopChart loop={loop} />
      {caches.flatMap(({ resource, behind }) =>
        behind === 0
          ? []
          : [
              <p key={resource} className="queue-note">
                {controller.cacheBehind({ resource, behind })}
              </p>,
            ],
      )}
      {delayed.map(({ key, dueMs, why }) => (
        <p key={`${key} ${why}`} className="queue-note">
          {controller.delayed[why]({ key, seconds: Math.max(1, Math.ceil((dueMs - nowMs) / 1000)) })}
        </p>
      ))}
      {Object.entries(failures).map(([key, times]) => (
        <p key={key} className="queue-note">
          {controller.failures({ key, times })}
        </p>
      ))}
    </div>
  );
}
