import type { StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { getPodName } from '#engine/statefulset/identity.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useWords } from '#store/useWords.ts';
import { laneOrdinals } from './laneFacts.ts';

interface Props {
  readonly frame: Frame;
  readonly set: StatefulSet;
}

/** As many as can be chosen from; the stage offers all of them. */
const mostLanes = 60;

/** The lanes as buttons, for those who come here first. */
export function LaneChooser({ frame, set }: Props) {
  const { inspector } = useWords();
  return (
    <>
      <p>{inspector.choose}</p>
      <div className="lane-chooser">
        {laneOrdinals(frame, set)
          .slice(0, mostLanes)
          .map((ordinal) => (
            <button
              key={ordinal}
              type="button"
              className="control button"
              onClick={() => ordinalStore.getState().select({ kind: 'lane', ordinal })}
            >
              {getPodName(set, ordinal)}
            </button>
          ))}
      </div>
    </>
  );
}
