import { useLayoutEffect, useRef } from 'react';
import { useWords } from '#store/useWords.ts';
import { drawStage } from './drawStage.ts';
import type { LiveScene } from './liveScene.ts';
import type { Scene, StageGeometry } from './scene.ts';
import { useMotion } from './useMotion.ts';

interface Props {
  readonly live: LiveScene;
  readonly geometry: StageGeometry;
  readonly prefix: string;
  /** How fast it is played, where that is not the page's own playback. */
  readonly pace?: number;
}

/**
 * Hosts the svg; everything inside it is D3's, drawn with the frame and without React in between. Silent for a screen reader,
 * which has the table instead.
 */
export function StagePicture({ live, geometry, prefix, pace }: Props) {
  const svg = useRef<SVGSVGElement>(null);
  const words = useWords().stage;
  const motion = useMotion(pace);
  const { width, height } = geometry;
  useLayoutEffect(() => {
    const { current } = svg;
    if (current === null) return undefined;
    const draw = (scene: Scene) => {
      const stepped = live.isStepped;
      drawStage(current, scene, {
        words,
        prefix,
        // A jump has no frame before it to move from.
        motion: stepped || scene.partition?.dragged === true ? motion : { scale: 0 },
        outlineChanges: motion.scale === 0 && stepped,
      });
    };
    draw(live.scene);
    return live.paintWith(draw);
  }, [live, words, prefix, motion]);
  return (
    <svg className="stage-svg" ref={svg} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false" />
  );
}
