import './stage.css';
import { Suspense, useCallback, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import {
  DeploymentLane,
  LaneOptions,
  OverviewCanvas,
  PartitionSlider,
  ServiceOption,
  StageTable,
} from './lateParts.ts';
import { LiveScene } from './liveScene.ts';
import { StagePicture } from './StagePicture.tsx';
import { type MeasuredSize, useStageSize } from './useStageSize.ts';

interface Props {
  /** `page` has labels beside the rows; `bare` is for slides: larger words and no rail. */
  readonly chrome?: 'page' | 'bare';
}

/** The set's lanes as a picture to look at, a list to choose from, a slider for the partition, and a table to be read out. */
export function Stage({ chrome = 'page' }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const size = useStageSize(host);
  const deployment = useOrdinal(({ frame }) => frame.cluster.stored.objects.deployments[0]?.metadata.name);
  return (
    <div className="stage-rows">
      <div className="stage" ref={host}>
        {size === undefined ? null : <StageParts size={size} chrome={chrome} />}
      </div>
      <Suspense>{deployment && <DeploymentLane name={deployment} />}</Suspense>
    </div>
  );
}

/** The picture and the strip follow every frame by themselves; what is drawn here follows at a reader's pace. */
function StageParts({ size, chrome }: { readonly size: MeasuredSize; readonly chrome: 'page' | 'bare' }) {
  const prefix = `stage${useId().replaceAll(/[^a-zA-Z0-9]/g, '')}`;
  const [partitionDrag, setPartitionDrag] = useState<number>();
  const [focused, setFocused] = useState<number>();
  const [live] = useState(() => new LiveScene({ ...size, chrome }));
  const scene = useSyncExternalStore(live.calm.subscribe, live.calm.shown);

  useLayoutEffect(
    () => live.look({ ...size, chrome, focused, partitionDrag }),
    [live, size, chrome, focused, partitionDrag],
  );
  useLayoutEffect(() => live.follow(), [live]);

  const dropPartition = useCallback((value: number) => {
    setPartitionDrag(undefined);
    const { setName, submit } = ordinalStore.getState();
    const spec = { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: value } } };
    submit({ type: 'patchSet', name: setName, spec }, 'partition');
  }, []);

  return (
    <>
      <Suspense>{scene.overview && <OverviewCanvas live={live} overview={scene.overview} />}</Suspense>
      <StagePicture live={live} geometry={scene.geometry} prefix={prefix} />
      <Suspense>
        <ServiceOption scene={scene} />
        <LaneOptions scene={scene} onFocusLane={setFocused} />
        <PartitionSlider scene={scene} onDrag={setPartitionDrag} onDrop={dropPartition} />
        <StageTable live={live} scene={scene} />
      </Suspense>
    </>
  );
}
