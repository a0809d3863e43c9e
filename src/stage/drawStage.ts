/** Draws a scene into an svg. What did not change since the scene before is not touched. */
import { select } from 'd3-selection';
import { drawCard } from './drawCard.ts';
import { drawColumn } from './drawColumn.ts';
import { drawGutter, drawHidden, drawRail } from './drawHead.ts';
import type { Drawing } from './drawing.ts';
import { drawOverviewLabels } from './drawOverviewLabels.ts';
import { drawPartition } from './drawPartition.ts';
import { drawPatterns } from './drawPatterns.ts';
import { drawRow } from './drawRow.ts';
import { cut, glide, leave, type Motion } from './motion.ts';
import { flag, part, put, write } from './nodes.ts';
import type { StageWords } from './podWords.ts';
import type { CardGeometry, ColumnGeometry, Lane, Overview, PlacedLane, Scene, StageGeometry } from './scene.ts';
import { adoptFonts } from './text.ts';

export interface DrawOptions {
  readonly words: StageWords;
  /** Begins the ids inside this svg. */
  readonly prefix: string;
  /** Left out: cut, as when seeking. */
  readonly motion?: Motion;
  /** With cuts, marks what changed by an outline until the next scene. */
  readonly outlineChanges?: boolean;
}

interface Drawn {
  readonly scene: Scene;
  readonly words: StageWords;
}

const drawn = new WeakMap<SVGSVGElement, Drawn>();

/** Brings the svg from whatever scene it shows to this one. */
export function drawStage(svg: SVGSVGElement, scene: Scene, options: DrawOptions): void {
  const earlier = drawn.get(svg);
  if (earlier?.scene === scene && earlier.words === options.words) return;
  const drawing: Drawing = {
    words: options.words,
    motion: options.motion ?? cut,
    prefix: options.prefix,
    walkDelayMs: 0,
  };
  if (earlier === undefined) adoptFonts(svg);
  // Another tier is another picture: nothing of the old one has a place to move to.
  const isOther =
    earlier === undefined ||
    earlier.scene.geometry.tier !== scene.geometry.tier ||
    earlier.scene.setName !== scene.setName;
  const inPlace = isOther || earlier.scene.geometry !== scene.geometry ? { ...drawing, motion: cut } : drawing;
  drawDefinitions(svg, scene, options.prefix, earlier);
  const fresh = earlier === undefined || earlier.words !== options.words || earlier.scene.geometry !== scene.geometry;
  const outline = options.outlineChanges === true && !fresh;
  const slide = isOther || isResized(earlier.scene.geometry, scene.geometry) ? cut : drawing.motion;
  const lanes = { drawing, inPlace, slide, fresh, outline };
  if (fresh || earlier.scene.service !== scene.service) drawRail(part(svg, 'g', 'service'), scene, inPlace);
  drawGutter(part(svg, 'g', 'gutter'), scene, inPlace);
  if (fresh || isOtherStrip(earlier.scene.overview, scene.overview)) {
    drawOverviewLabels(part(svg, 'g', 'strip'), scene);
  }
  const columns = part(svg, 'g', 'columns');
  const cards = part(svg, 'g', 'cards');
  flag(cards, 'tower', scene.geometry.tier === 'tower');
  const drawLane = scene.geometry.tier === 'tower' ? drawRow : drawCard;
  joinLanes(cards, isOther, scene.cards, scene.geometry.cards, drawLane, lanes);
  joinLanes(columns, isOther, scene.columns, scene.geometry.columns, drawColumn, lanes);
  drawHidden(part(svg, 'g', 'hidden'), scene, inPlace);
  if (fresh || earlier.scene.partition !== scene.partition || earlier.scene.cards !== scene.cards) {
    drawPartition(part(svg, 'g', 'partition'), scene, inPlace);
  }
  drawEmpty(part(svg, 'g', 'empty-stage'), scene, drawing);
  drawn.set(svg, { scene, words: options.words });
}

function isResized(earlier: StageGeometry, later: StageGeometry): boolean {
  return earlier.width !== later.width || earlier.height !== later.height;
}

/** Whether the rows of the heat strip hold other ordinals, or stand elsewhere. */
function isOtherStrip(earlier: Overview | undefined, later: Overview | undefined): boolean {
  return (
    earlier?.ordinals !== later?.ordinals ||
    earlier?.box !== later?.box ||
    earlier?.perRow !== later?.perRow ||
    earlier?.rowPitch !== later?.rowPitch
  );
}

function drawDefinitions(svg: SVGSVGElement, { geometry }: Scene, prefix: string, earlier: Drawn | undefined): void {
  const defs = part(svg, 'defs', 'definitions');
  if (earlier === undefined) drawPatterns(defs, prefix);
  if (earlier?.scene.geometry === geometry) return;
  const { cards, columns, tier } = geometry;
  clip(defs, `${prefix}-card`, cards.width, cards.podHeight, tier === 'tower' ? 10 : 11);
  if (columns !== undefined)
    clip(defs, `${prefix}-column`, columns.width, columns.height, Math.min(7, columns.width / 4));
}

function clip(defs: SVGDefsElement, id: string, width: number, height: number, rx: number): void {
  put(part(part(defs, 'clipPath', id), 'rect', 'shape'), { width, height, rx });
  part(defs, 'clipPath', id).id = id;
}

type DrawLane<G> = (group: SVGGElement, lane: Lane, geometry: G, drawing: Drawing, isNewLane: boolean) => void;

interface LaneMotion {
  readonly drawing: Drawing;
  readonly inPlace: Drawing;
  /** Lanes make room for others also when everything in them is drawn anew; they do not when the window changes its size. */
  readonly slide: Motion;
  readonly fresh: boolean;
  readonly outline: boolean;
}

interface LaneGroup extends SVGGElement {
  /** What is on the screen; equal by reference to what should be when there is nothing to do. */
  drawnLane?: PlacedLane;
}

/** Lanes keyed by ordinal. Only lanes that are another value than the one on the screen are drawn again. */
function joinLanes<G extends CardGeometry | ColumnGeometry>(
  layer: SVGGElement,
  isOther: boolean,
  lanes: readonly PlacedLane[],
  geometry: G | undefined,
  draw: DrawLane<G>,
  { drawing, inPlace, slide, fresh, outline }: LaneMotion,
): void {
  if (isOther) layer.replaceChildren();
  if (geometry === undefined) return;
  const walkStep = Math.min(60, 480 / Math.max(1, lanes.length));
  select(layer)
    .selectAll<LaneGroup, PlacedLane>('g.lane')
    .data(lanes, ({ lane }) => lane.ordinal)
    .join(
      (enter) => enter.append<LaneGroup>('g').attr('class', 'lane'),
      (update) => update,
      (exit) =>
        exit.each(function go() {
          this.classList.replace('lane', 'lane-gone');
          leave(this, inPlace.motion, 'lane', { opacity: 0 });
        }),
    )
    .each(function update(placed, at) {
      const before = this.drawnLane;
      flag(this, 'changed', outline && before !== undefined && before.lane !== placed.lane);
      if (before === placed && !fresh) return;
      moveLane(this, placed, before, slide);
      if (fresh || before?.lane !== placed.lane) {
        const walkDelayMs = walkStep * (placed.lane.walksDown ? lanes.length - 1 - at : at);
        draw(this, placed.lane, geometry, { ...(fresh ? inPlace : drawing), walkDelayMs }, before === undefined);
      }
      this.drawnLane = placed;
    });
}

/** New lanes come into view where they belong; known ones slide there. */
function moveLane(group: LaneGroup, { x, y }: PlacedLane, before: PlacedLane | undefined, motion: Motion): void {
  const place = { transform: `translate(${x},${y})` };
  if (before === undefined) {
    put(group, place);
    if (motion.scale === 0) return;
    group.setAttribute('opacity', '0');
    glide(group, motion, 'appear', { opacity: 1 });
  } else if (before.x !== x || before.y !== y) {
    glide(group, motion, 'lane', place);
  }
}

function drawEmpty(group: SVGGElement, scene: Scene, { words }: Drawing): void {
  const text = scene.empty === undefined ? '' : words.noSet(scene.setName);
  const { width, height } = scene.geometry;
  write(part(group, 'text', 'label'), text, { size: 18, weight: 400 }, width / 2, height / 2, {
    'text-anchor': 'middle',
  });
}
