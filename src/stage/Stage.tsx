import './stage.css';
import { useCallback, useId, useRef, useState } from 'react';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { LaneOptions } from './LaneOptions.tsx';
import { StageLayout } from './layoutStage.ts';
import { OverviewCanvas } from './OverviewCanvas.tsx';
import { PartitionSlider } from './PartitionSlider.tsx';
import { StagePicture } from './StagePicture.tsx';
import { StageTable } from './StageTable.tsx';
import { useHistory } from './useHistory.ts';
import { type MeasuredSize, useStageSize } from './useStageSize.ts';

interface Props {
  /** `page` has labels beside the rows; `bare` is for slides: larger words and no rail. */
  readonly chrome?: 'page' | 'bare';
}

/** The set's lanes as a picture to look at, a list to choose from, a slider for the partition, and a table to be read out. */
export function Stage({ chrome = 'page' }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const size = useStageSize(host);
  return (
    <div className="stage" ref={host}>
      {size === undefined ? null : <StageParts size={size} chrome={chrome} />}
    </div>
  );
}

function StageParts({ size, chrome }: { readonly size: MeasuredSize; readonly chrome: 'page' | 'bare' }) {
  const frame = useOrdinal((store) => store.frame);
  const setName = useOrdinal((store) => store.setName);
  const selected = useOrdinal((store) => store.selection?.ordinal);
  const history = useHistory();
  const prefix = `stage${useId().replaceAll(/[^a-zA-Z0-9]/g, '')}`;
  const [layout] = useState(() => new StageLayout());
  const [partitionDrag, setPartitionDrag] = useState<number>();
  const [focused, setFocused] = useState<number>();
  const scene = layout.layout(frame, setName, { ...size, chrome, selected, focused, partitionDrag, history });

  const dropPartition = useCallback(
    (value: number) => {
      setPartitionDrag(undefined);
      const spec = { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: value } } };
      ordinalStore.getState().submit({ type: 'patchSet', name: setName, spec }, 'partition');
    },
    [setName],
  );

  return (
    <>
      <OverviewCanvas overview={scene.overview} />
      <StagePicture scene={scene} prefix={prefix} />
      <LaneOptions scene={scene} onFocusLane={setFocused} />
      <PartitionSlider scene={scene} onDrag={setPartitionDrag} onDrop={dropPartition} />
      <StageTable scene={scene} />
    </>
  );
}
