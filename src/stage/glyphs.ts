/** The glyphs, drawn around the origin in a circle of radius 10. `fill` and `stroke` are in ink, `knock` is cut out of the fill. */
import type { EndpointLook, PodLook } from './scene.ts';
import { part, put } from './nodes.ts';

export interface Glyph {
  readonly fill?: string;
  readonly stroke?: string;
  readonly knock?: string;
  readonly dotted?: string;
}

const circle = (r: number, x = 0, y = 0) => `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
const check = 'M-4.6,0.3L-1.4,3.6L4.8,-3.4';
const square = (r: number) =>
  `M${-r + 2},${-r}H${r - 2}A2,2 0 0 1 ${r},${-r + 2}V${r - 2}A2,2 0 0 1 ${r - 2},${r}H${-r + 2}A2,2 0 0 1 ${-r},${r - 2}V${-r + 2}A2,2 0 0 1 ${-r + 2},${-r}Z`;
const signal = 'M-8,-2.6A11.4,11.4 0 0 1 8,-2.6M-5,1A7,7 0 0 1 5,1';

export const podGlyphs: Readonly<Record<PodLook, Glyph>> = {
  pending: { stroke: circle(8.6), fill: `${circle(1.35, -4)}${circle(1.35)}${circle(1.35, 4)}` },
  init: {
    fill: 'M-8.4,-4H-0.4V4H-8.4Z',
    stroke: 'M1.8,-3.2H3.6M6,-3.2H8.2V-1M8.2,1.4V3.4H6M3.6,3.4H1.8V1.2M1.8,-1V-3.2',
  },
  creating: { stroke: 'M0,-8.4V3M-4.4,-1.2L0,3.2L4.4,-1.2M-8,4.4V7.6H8V4.4' },
  notReady: { stroke: circle(8), fill: 'M0,-8A8,8 0 0 0 0,8Z' },
  readyWaiting: { stroke: 'M-3.8,0.2L-1,3L4,-2.8' },
  ready: { fill: circle(10), knock: check },
  terminating: { stroke: 'M-4.6,-6.4A8,8 0 1 0 4.6,-6.4M0,-9.4V-1' },
  pullFails: { stroke: 'M0,-8.4V3M-4.4,-1.2L0,3.2L4.4,-1.2M-8,4.4V7.6H8V4.4M-8.6,-8.6L8.6,8.6' },
  crashing: { stroke: 'M7.4,-3.6A8.2,8.2 0 1 0 8.2,0.6M8.4,-8V-3.2H3.6M0,-4.4V0.8', fill: circle(1.3, 0, 4) },
  failed: { fill: square(8.4), knock: 'M-3.6,-3.6L3.6,3.6M3.6,-3.6L-3.6,3.6' },
  succeeded: { stroke: `${square(8)}${check}` },
  nodeLost: { stroke: `${signal}M-8,8L8,-8.6`, fill: circle(1.8, 0, 5.2) },
  stuck: { stroke: `${signal}M-8,8L8,-8.6`, fill: circle(1.8, 0, 5.2) },
};

/** In a circle of radius 6. */
export const endpointGlyphs: Readonly<Record<EndpointLook, Glyph>> = {
  inDns: { fill: circle(6) },
  withheld: { stroke: `${circle(5)}M-3.4,3.4L3.4,-3.4` },
  published: { stroke: circle(5), fill: circle(2.4) },
  noAddress: { dotted: circle(5.2) },
  noService: { dotted: circle(5.2) },
  none: {},
};

export const markGlyphs = {
  passed: { fill: circle(9), knock: 'M-4.1,0.3L-1.2,3.2L4.3,-3' },
  goesOn: { stroke: `${circle(8.2)}M-1.6,-3.6L2.2,0L-1.6,3.6` },
  created: { fill: circle(9), knock: 'M0,-4.6V4.6M-4.6,0H4.6' },
  deleted: { fill: circle(9), knock: 'M-4.6,0H4.6' },
  notReached: { dotted: circle(7.6) },
} satisfies Record<string, Glyph>;

export const ghostGlyph: Glyph = { dotted: circle(9) };

export const claimGlyphs = {
  none: { dotted: circle(7) },
  pending: { stroke: circle(7), fill: `${circle(1.2, -3.3)}${circle(1.2)}${circle(1.2, 3.3)}` },
  kept: { stroke: `${circle(2.1, 0, -6)}M0,-3.8V8M-4.2,-1H4.2M-7.6,2.6C-7.4,6 -4.4,8 0,8C4.4,8 7.4,6 7.6,2.6` },
  terminating: { stroke: 'M-3.8,-5.2A6.6,6.6 0 1 0 3.8,-5.2M0,-7.8V-0.8' },
  lost: {
    stroke: `M-6.6,-2.2A9.4,9.4 0 0 1 6.6,-2.2M-4.1,0.8A5.8,5.8 0 0 1 4.1,0.8M-6.6,6.6L6.6,-7`,
    fill: circle(1.5, 0, 4.3),
  },
} satisfies Record<string, Glyph>;

/** Two bars: held. Around the origin, 12 high. */
export const pauseBars = 'M-5,-6H-1.6V6H-5ZM1.6,-6H5V6H1.6Z';

/** Draws a glyph into a group. */
export function drawGlyph(group: SVGGElement, glyph: Glyph): void {
  for (const layer of ['fill', 'stroke', 'knock', 'dotted'] as const) {
    const path = part(group, 'path', layer);
    const d = glyph[layer] ?? '';
    if (d === '') path.removeAttribute('d');
    else put(path, { d });
  }
}
