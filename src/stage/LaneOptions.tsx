import { type KeyboardEvent, memo, type MouseEvent, useLayoutEffect, useRef } from 'react';
import type { Inspected } from '#store/inspected.ts';
import { type AskedPart, askAboutLane, lookInto } from '#store/question.ts';
import { useWords } from '#store/useWords.ts';
import { cardParts } from './cardParts.ts';
import { podTold } from './podTold.ts';
import { ghostTitle, type StageWords } from './podWords.ts';
import type { Box, Lane, PlacedLane, Scene } from './scene.ts';
import { rem } from './useStageSize.ts';

interface Props {
  readonly scene: Scene;
  /** The keyboard is on this lane now: a window of lanes has to hold it. */
  readonly onFocusLane: (ordinal: number | undefined) => void;
}

/**
 * The lanes as a list box over the picture: one stop for Tab, left and right between lanes, down from a card to its revision and its
 * claims; Enter or a click chooses.
 */
export function LaneOptions({ scene, onFocusLane }: Props) {
  const words = useWords().stage;
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<number>(undefined);
  const placed = scene.columns.length > 0 ? scene.columns : scene.cards;
  const current = placed.find(({ lane }) => lane.selected)?.lane.ordinal ?? placed[0]?.lane.ordinal;

  // The lane that an arrow key asked for may only now have come into the window.
  useLayoutEffect(() => {
    if (wanted.current !== undefined && focusLane(list.current, wanted.current)) wanted.current = undefined;
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const from = event.target as HTMLElement;
    const ordinal = Number(from.dataset.ordinal);
    const part = nextPart(event, list.current, from);
    const next = nextOrdinal(event, ordinal, scene);
    if (part !== undefined) part.focus();
    else if (next !== undefined) {
      wanted.current = next;
      onFocusLane(next);
      focusLane(list.current, next);
    } else if (event.key === 'Enter') from.click();
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="stage-lanes"
      ref={list}
      role="listbox"
      tabIndex={-1}
      aria-label={words.lanes}
      aria-orientation={scene.geometry.tier === 'tower' ? 'vertical' : 'horizontal'}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onFocusLane(undefined);
      }}
    >
      {placed.map((each) => (
        <LaneOption
          key={each.lane.ordinal}
          ordinal={each.lane.ordinal}
          label={laneLabel(each.lane, words)}
          selected={each.lane.selected}
          isStop={each.lane.ordinal === current}
          parts={scene.geometry}
          {...boxOf(each, scene)}
        />
      ))}
      {hasParts(scene.geometry) &&
        scene.cards.flatMap((each) =>
          cardParts(each, scene.geometry.cards, words).map(({ object, label, box }) => (
            <PartOption
              key={`${each.lane.ordinal} ${object.resource} ${object.name}`}
              ordinal={each.lane.ordinal}
              resource={object.resource}
              name={object.name}
              label={label}
              {...box}
            />
          )),
        )}
    </div>
  );
}

interface OptionProps extends Box {
  readonly ordinal: number;
  readonly label: string;
  readonly selected: boolean;
  readonly isStop: boolean;
  /** Where in a lane its name, its pod and its claims are. */
  readonly parts: Scene['geometry'];
}

const LaneOption = memo(function LaneOption({
  ordinal,
  label,
  selected,
  isStop,
  parts,
  x,
  y,
  width,
  height,
}: OptionProps) {
  return (
    // The list takes the keys of all its options.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      className="stage-lane"
      role="option"
      data-ordinal={ordinal}
      aria-label={label}
      aria-selected={selected}
      tabIndex={isStop ? 0 : -1}
      style={{ left: rem(x), top: rem(y), width: rem(width), height: rem(height) }}
      onClick={(event) => askAboutLane(ordinal, event.detail === 0 ? 'pod' : partAt(event, parts))}
    />
  );
});

interface PartProps extends Box, Inspected {
  readonly ordinal: number;
  readonly label: string;
}

/** What of a card leads to an object of its own. */
const PartOption = memo(function PartOption({ ordinal, resource, name, label, x, y, width, height }: PartProps) {
  return (
    // The list takes the keys of all its options.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      className="stage-lane stage-part"
      role="option"
      data-ordinal={ordinal}
      aria-label={label}
      aria-selected={false}
      tabIndex={-1}
      style={{ left: rem(x), top: rem(y), width: rem(width), height: rem(height) }}
      onClick={() => lookInto(ordinal, { resource, name })}
    />
  );
});

/** The lane in one breath, for its option in the list of lanes. */
export function laneLabel(lane: Lane, words: StageWords): string {
  const what =
    lane.pod === undefined ? (lane.ghost === undefined ? '' : ghostTitle(lane.ghost, words)) : podTold(lane.pod, words);
  return lane.mark === 'gate' ? words.stopsAt(lane.name, what) : words.lane(lane.name, what);
}

/** False when the lane is not on the stage yet. */
function focusLane(list: HTMLElement | null, ordinal: number): boolean {
  const option = list?.querySelector<HTMLElement>(`[data-ordinal="${ordinal}"]`);
  option?.focus();
  return option !== null && option !== undefined;
}

/** What of a card was clicked on: its name above the pod, the pod or its empty slot, or the claims below. */
function partAt({ clientY, currentTarget }: MouseEvent, geometry: Scene['geometry']): AskedPart {
  if (!hasParts(geometry)) return 'pod';
  const { cards } = geometry;
  const box = currentTarget.getBoundingClientRect();
  const hasClaims = cards.claimHeight > 0;
  const bottom = hasClaims ? cards.claim + cards.claimHeight : cards.pod + cards.podHeight;
  const at = ((clientY - box.top) / box.height) * bottom;
  if (hasClaims && at > cards.claim) return 'claim';
  return at < cards.pod ? 'name' : 'pod';
}

/** Where every lane is a card, down and up go through its parts: from the lane to its revision, to its claims. */
function nextPart(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  list: HTMLElement | null,
  from: HTMLElement,
): HTMLElement | undefined {
  if (altKey || ctrlKey || metaKey || shiftKey) return undefined;
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const parts = [...(list?.querySelectorAll<HTMLElement>(`[data-ordinal="${from.dataset.ordinal}"]`) ?? [])];
  return step === undefined || parts.length < 2 ? undefined : (parts[parts.indexOf(from) + step] ?? from);
}

function hasParts({ columns, tier }: Scene['geometry']): boolean {
  return columns === undefined && tier !== 'tower';
}

/** Up the ordinals is to the right, and in the tower up. */
function nextOrdinal(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  ordinal: number,
  scene: Scene,
): number | undefined {
  if (altKey || ctrlKey || metaKey || shiftKey) return undefined;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowUp: 1, ArrowDown: -1 }[key];
  if (step === undefined) return undefined;
  const known = scene.table.map((lane) => lane.ordinal);
  return known[known.indexOf(ordinal) + step] ?? ordinal;
}

/** What belongs to a lane, from its name to its claims. */
function boxOf({ x, y }: PlacedLane, { geometry }: Scene): Box {
  const { cards, columns, tier } = geometry;
  if (tier === 'tower') return { x: 4, y: y + cards.pod - 2, width: geometry.width - 8, height: cards.podHeight + 4 };
  if (columns !== undefined)
    return { x, y: columns.top - 4, width: columns.pitch, height: columns.label + 8 - columns.top };
  const bottom = cards.claimHeight > 0 ? cards.claim + cards.claimHeight : cards.pod + cards.podHeight;
  // The focus ring lies outside of the box, and has to stay on the stage.
  const height = Math.min(bottom - 1, geometry.height - y - 8);
  return { x: x + cards.inset - 3, y: y + 2, width: cards.width + 6, height };
}
