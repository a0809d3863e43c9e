import { useLayoutEffect, useRef } from 'react';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { drawStage } from './drawStage.ts';
import type { Scene } from './scene.ts';
import { useMotion } from './useMotion.ts';

/** Hosts the svg; everything inside it is D3's. Silent for a screen reader, which has the table instead. */
export function StagePicture({ scene, prefix }: { readonly scene: Scene; readonly prefix: string }) {
  const svg = useRef<SVGSVGElement>(null);
  const words = useWords().stage;
  const stepped = useOrdinal((store) => store.previousFrame !== undefined);
  const motion = useMotion();
  const { width, height } = scene.geometry;
  useLayoutEffect(() => {
    if (svg.current === null) return;
    drawStage(svg.current, scene, {
      words,
      prefix,
      // A jump has no frame before it to move from.
      motion: stepped || scene.partition?.dragged === true ? motion : { scale: 0 },
      outlineChanges: motion.scale === 0 && stepped,
    });
  }, [scene, words, prefix, stepped, motion]);
  return (
    <svg className="stage-svg" ref={svg} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false" />
  );
}
