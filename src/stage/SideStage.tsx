import './stage.css';
import { type ReactNode, Suspense, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { OverviewCanvas, StageTable } from './lateParts.ts';
import type { StageLayout } from './layoutStage.ts';
import { LiveScene, type StageSource } from './liveScene.ts';
import type { Scene } from './scene.ts';
import { StagePicture } from './StagePicture.tsx';
import { type MeasuredSize, useStageSize } from './useStageSize.ts';

interface Props {
  readonly source: StageSource;
  /** How fast it is played. */
  readonly pace: number;
  /** How its frames become scenes; as those of a set when absent. */
  readonly layout?: Pick<StageLayout, 'layout'>;
  /** What lies over the picture, to be touched. */
  readonly children?: (scene: Scene) => ReactNode;
}

/** A stage beside another one: to look at and to be read out; what can be touched is its owner's. */
export function SideStage({ source, pace, layout, children }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const size = useStageSize(host);
  return (
    <div className="stage stage-side" ref={host}>
      {size !== undefined && (
        <SideParts {...{ source, pace, size }} {...(layout && { layout })} {...(children && { children })} />
      )}
    </div>
  );
}

function SideParts({ source, pace, layout, children, size }: Props & { readonly size: MeasuredSize }) {
  const prefix = `stage${useId().replaceAll(/[^a-zA-Z0-9]/g, '')}`;
  const [live] = useState(() => new LiveScene({ ...size, chrome: 'side' }, source, layout));
  const scene = useSyncExternalStore(live.calm.subscribe, live.calm.shown);
  useLayoutEffect(() => live.look({ ...size, chrome: 'side' }), [live, size]);
  useLayoutEffect(() => live.follow(), [live]);
  return (
    <>
      <Suspense>{scene.overview && <OverviewCanvas live={live} overview={scene.overview} />}</Suspense>
      <StagePicture live={live} geometry={scene.geometry} prefix={prefix} pace={pace} />
      <Suspense>
        {children?.(scene)}
        <StageTable live={live} scene={scene} />
      </Suspense>
    </>
  );
}
