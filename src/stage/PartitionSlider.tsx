import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useWords } from '#store/useWords.ts';
import { knobBox } from './drawPartition.ts';
import { partitionAt } from './layoutPartition.ts';
import type { StageWords } from './podWords.ts';
import type { PartitionLine, Scene } from './scene.ts';
import { rem } from './useStageSize.ts';

interface Props {
  readonly scene: Scene;
  readonly onDrag: (value: number | undefined) => void;
  readonly onDrop: (value: number) => void;
}

/** The partition's knob and line, over the picture: to be dragged, or moved with the arrow keys. */
export function PartitionSlider({ scene, onDrag, onDrop }: Props) {
  const words = useWords().stage;
  const dragging = useRef<number>(undefined);
  const { partition, geometry } = scene;
  const hasKnob = geometry.range !== undefined || geometry.tier === 'tower';
  if (partition === undefined || !hasKnob) return null;
  const { value, max } = partition;

  const valueAt = (event: PointerEvent<HTMLElement>) => {
    const stage = event.currentTarget.closest('.stage')?.getBoundingClientRect();
    if (stage === undefined || stage.width === 0) return value;
    const unit = geometry.width / stage.width;
    const lanes = scene.columns.length > 0 ? scene.columns : scene.cards;
    return partitionAt(
      (event.clientX - stage.left) * unit,
      (event.clientY - stage.top) * unit,
      partition,
      lanes,
      geometry,
      scene.overview,
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && dragging.current !== undefined) {
      dragging.current = undefined;
      onDrag(undefined);
    } else {
      const next = valueOfKey(event, value, max);
      if (next === undefined) return;
      if (next !== value) onDrop(next);
    }
    event.preventDefault();
  };

  return (
    <div
      className="stage-knob"
      role="slider"
      tabIndex={0}
      aria-label={words.slider.label}
      aria-orientation={geometry.tier === 'tower' ? 'vertical' : 'horizontal'}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={valueText(partition, scene.setName, words)}
      style={knobStyle(scene, partition, words)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = value;
      }}
      onPointerMove={(event) => {
        if (dragging.current === undefined) return;
        const next = valueAt(event);
        if (next === dragging.current && partition.dragged) return;
        dragging.current = next;
        onDrag(next);
      }}
      onPointerUp={() => {
        const dropped = dragging.current;
        dragging.current = undefined;
        if (dropped === undefined) return;
        if (partition.dragged) onDrop(dropped);
      }}
      onPointerCancel={() => {
        dragging.current = undefined;
        onDrag(undefined);
      }}
    />
  );
}

function valueOfKey(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  value: number,
  max: number,
): number | undefined {
  if (altKey || ctrlKey || metaKey || shiftKey) return undefined;
  if (key === 'ArrowRight' || key === 'ArrowUp') return Math.min(max, value + 1);
  if (key === 'ArrowLeft' || key === 'ArrowDown') return Math.max(0, value - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? max : undefined;
}

function valueText({ value, max, old }: PartitionLine, setName: string, words: StageWords): string {
  if (value >= max) return words.slider.nothing(value);
  return words.slider.valueText(value, `${setName}-${old.start}`, `${setName}-${old.end - 1}`);
}

const grabWidth = 24;

/** The box is the knob's; the line's grab zone hangs below it as a pseudo-element. */
function knobStyle(scene: Scene, partition: PartitionLine, words: StageWords): CSSProperties {
  const { x, y, width, height } = knobBox(scene, partition, { words });
  const line: Record<string, string> =
    scene.geometry.tier === 'tower'
      ? {
          '--line-left': rem(-x),
          '--line-top': '0',
          '--line-width': rem(scene.geometry.width),
          '--line-height': rem(height),
        }
      : {
          '--line-left': rem(partition.at - grabWidth / 2 - x),
          '--line-top': rem(partition.from - y),
          '--line-width': rem(grabWidth),
          '--line-height': rem(partition.to - partition.from),
        };
  return { left: rem(x), top: rem(y), width: rem(width), height: rem(height), ...line };
}
