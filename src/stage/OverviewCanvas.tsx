import { type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import type { LiveScene } from './liveScene.ts';
import { canvasMargin, type OverviewPainter, overviewPainter } from './paintOverview.ts';
import type { Overview, Scene } from './scene.ts';
import { rem } from './useStageSize.ts';

interface Props {
  readonly live: LiveScene;
  readonly overview: Overview;
}

/** The heat strip of a large set, painted with every frame. A click chooses the lane under it. */
export function OverviewCanvas({ live, overview }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<OverviewPainter>(undefined);
  const theme = useOrdinal((store) => store.theme);
  useLayoutEffect(() => {
    if (canvas.current === null) return undefined;
    const made = overviewPainter(canvas.current);
    const paint = (scene: Scene) => {
      if (scene.overview !== undefined) made.paint(scene.overview);
    };
    painter.current = made;
    paint(live.scene);
    return live.paintWith(paint);
  }, [live]);

  // The colours are the page's, and known to the canvas only once the page has changed them.
  useEffect(() => {
    const repaint = () => {
      painter.current?.forget();
      if (live.scene.overview !== undefined) painter.current?.paint(live.scene.overview);
    };
    const observer = new MutationObserver(repaint);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    repaint();
    return () => observer.disconnect();
  }, [live, theme]);

  const { box } = overview;
  const choose = (event: PointerEvent<HTMLCanvasElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const unit = (box.width + 2 * canvasMargin) / bounds.width;
    const ordinal = ordinalAt(
      overview,
      (event.clientX - bounds.left) * unit - canvasMargin,
      (event.clientY - bounds.top) * unit - canvasMargin,
    );
    if (ordinal !== undefined) ordinalStore.getState().select({ kind: 'lane', ordinal });
  };
  return (
    <canvas
      className="stage-canvas"
      ref={canvas}
      aria-hidden="true"
      style={{
        left: rem(box.x - canvasMargin),
        top: rem(box.y - canvasMargin),
        width: rem(box.width + 2 * canvasMargin),
        height: rem(box.height + 2 * canvasMargin),
      }}
      onPointerDown={choose}
    />
  );
}

function ordinalAt({ ordinals, perRow, cellWidth, rowPitch }: Overview, x: number, y: number): number | undefined {
  const column = Math.floor(x / cellWidth);
  if (column < 0 || column >= perRow) return undefined;
  return ordinals[Math.floor(y / rowPitch) * perRow + column];
}
