/** The eight revisions as fills: a hue and a pattern each, on a tile of 12 pixels. Colours come from the style sheet. */
import { select } from 'd3-selection';
import { part, put } from './nodes.ts';

/** What each tile holds, apart from the ground: filled and stroked paths. */
export const revisionTiles: readonly { readonly fill?: string; readonly stroke?: string; readonly width?: number }[] = [
  { fill: 'M0,0H12V12H0Z' },
  { stroke: 'M-3,3L3,-3M-3,15L15,-3M9,15L15,9', width: 4.8 },
  { fill: 'M0,0H12V12H0Z' },
  { fill: 'M0,0H12V3.8H0ZM0,6H12V9.8H0Z' },
  { fill: 'M0,0H12V12H0Z' },
  { fill: 'M0,0H3.8V12H0ZM6,0H9.8V12H6Z' },
  { fill: 'M0,0H6V6H0ZM6,6H12V12H6Z' },
  { stroke: 'M-2,1L1,4L4,1L7,4L10,1L13,4M-2,7L1,10L4,7L7,10L10,7L13,10', width: 2.2 },
];

/** What is taken out of a tile again: dots of the third, a grid of the fifth. */
export const revisionHoles: readonly { readonly fill?: string; readonly stroke?: string; readonly width?: number }[] = [
  {},
  {},
  { fill: 'M0.9,3a2.1,2.1 0 1,0 4.2,0a2.1,2.1 0 1,0 -4.2,0ZM6.9,9a2.1,2.1 0 1,0 4.2,0a2.1,2.1 0 1,0 -4.2,0Z' },
  {},
  { stroke: 'M-1,1L1,-1M-1,13L13,-1M11,13L13,11M-1,-1L13,13', width: 2.4 },
  {},
  {},
  {},
];

/** Puts the patterns into the definitions of an svg, under ids that begin with `prefix`. */
export function drawPatterns(defs: SVGDefsElement, prefix: string): void {
  select(defs)
    .selectAll<SVGPatternElement, number>('pattern.revision')
    .data([1, 2, 3, 4, 5, 6, 7, 8])
    .join((enter) =>
      enter
        .append('pattern')
        .attr('class', (hue) => `revision hue-${hue}`)
        .attr('id', (hue) => `${prefix}-${hue}`)
        .attr('patternUnits', 'userSpaceOnUse')
        .attr('width', 12)
        .attr('height', 12),
    )
    .each(function draw(hue) {
      put(part(this, 'rect', 'ground'), { width: 12, height: 12 });
      drawTile(this, 'hue', revisionTiles[hue - 1] ?? {});
      drawTile(this, 'hole', revisionHoles[hue - 1] ?? {});
    });
  const hatch = put(part(defs, 'pattern', 'hatch'), {
    id: `${prefix}-hatch`,
    patternUnits: 'userSpaceOnUse',
    width: 8,
    height: 8,
  });
  put(part(hatch, 'path', 'stripe'), { d: 'M-2,2L2,-2M-2,10L10,-2M6,10L10,6' });
}

function drawTile(
  pattern: Element,
  name: string,
  { fill, stroke, width }: { fill?: string; stroke?: string; width?: number },
): void {
  if (fill !== undefined) put(part(pattern, 'path', `${name}-fill`), { d: fill });
  if (stroke !== undefined) put(part(pattern, 'path', `${name}-stroke`), { d: stroke, 'stroke-width': width ?? 2 });
}

/** The fill of a revision; an unknown one is plain. */
export function revisionFill(prefix: string, hue: number): string {
  return hue >= 1 && hue <= 8 ? `url(#${prefix}-${hue})` : 'currentColor';
}
