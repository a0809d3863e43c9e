/** What stands above and beside the lanes: the Service rail, the labels of the rows, and counts of lanes that did not fit. */
import type { Drawing } from './drawing.ts';
import { flag, part, put, write, writeFitted, writeOn } from './nodes.ts';
import type { Scene } from './scene.ts';
import { cut, fitted, textWidth, type Type } from './text.ts';

const small: Type = { size: 16, weight: 400 };
const bold: Type = { size: 16, weight: 700 };

/** Draws the rail; it is dashed and red when no Service of the name exists. */
export function drawRail(group: SVGGElement, scene: Scene, { words }: Drawing): void {
  const { service, geometry } = scene;
  const { rail } = geometry;
  flag(group, 'absent', rail === undefined || scene.empty !== undefined);
  if (rail === undefined) return;
  const bad = service.state === 'missing' || service.state === 'unnamed';
  flag(group, 'missing', bad);
  const left = geometry.gutter + 6;
  const width = geometry.width - left - 6;
  put(part(group, 'rect', 'rail'), { x: left, y: rail, width, height: 24, rx: 6 });
  const y = rail + 17.5;
  const label = part(group, 'text', 'label');
  const name = part(group, 'text', 'service-name');
  const count = part(group, 'text', 'count');
  const domain = part(group, 'text', 'domain');
  const start = left + 11;
  if (bad) {
    write(
      label,
      cut(service.state === 'missing' ? words.rail.missing(service.name) : words.rail.unnamed, bold, width - 22),
      bold,
      start,
      y,
    );
    for (const text of [name, count, domain]) write(text, '', small, 0, y);
    return;
  }
  const afterLabel = writeOn(label, words.rail.service, small, start, y) + 5;
  const afterName = writeOn(name, service.name, bold, afterLabel, y);
  const parts = [
    service.state === 'headless' ? words.rail.headless : words.rail.clusterIP,
    words.rail.inDns(service.inDns, service.pods),
  ];
  const afterCount = writeOn(count, ` · ${parts.join(' · ')}`, small, afterName, y);
  const mono: Type = { size: 14, weight: 400, mono: true };
  const fits = afterCount + 24 + textWidth(service.domain, mono) < left + width - 8;
  write(domain, fits ? service.domain : '', mono, left + width - 11, y - 0.5, { 'text-anchor': 'end' });
}

/** The names of the rows, where the page has room beside them. */
export function drawGutter(group: SVGGElement, scene: Scene, { words }: Drawing): void {
  const { geometry, walk } = scene;
  const { cards, columns, gutter } = geometry;
  const shown = gutter >= 60 && scene.empty === undefined;
  const rows: readonly (readonly [string, string, number | undefined])[] = [
    ['service', words.gutter.service, geometry.rail === undefined ? undefined : geometry.rail + 12],
    ['range', words.gutter.range, geometry.range === undefined ? undefined : geometry.range + 18],
    [
      'identity',
      words.gutter.identity,
      columns === undefined && geometry.tier !== 'overview' ? cards.top + cards.identity : undefined,
    ],
    [
      'walk',
      words.gutter.walk[walk.kind],
      geometry.tier === 'overview' ? undefined : (columns?.walk ?? cards.top + cards.walk),
    ],
    [
      'pods',
      words.gutter.pods,
      geometry.tier === 'overview' ? undefined : columns === undefined ? cards.top + cards.pod + 32 : columns.top + 16,
    ],
    ['claims', words.gutter.claims, claimsRow(scene)],
  ];
  const type: Type = { size: 14, weight: 400 };
  for (const [key, text, y] of rows) {
    writeFitted(
      part(group, 'text', key),
      fitted(shown && y !== undefined ? text : '', type, gutter - 17),
      12,
      (y ?? 0) + 5,
    );
  }
}

function claimsRow({ geometry: { tier, cards, columns }, cards: lanes }: Scene): number | undefined {
  const hasClaims = lanes.some(({ lane }) => lane.claims.length > 0);
  if (!hasClaims || tier === 'overview') return undefined;
  if (columns !== undefined) return columns.claim + 4;
  return cards.claimHeight === 0 ? undefined : cards.top + cards.claim + Math.min(40, cards.claimHeight / 2);
}

/** How many lanes lie beyond the edges of a window. */
export function drawHidden(group: SVGGElement, { geometry, hidden }: Scene, { words }: Drawing): void {
  const isTower = geometry.tier === 'tower';
  const { cards, gutter, width } = geometry;
  const shown = geometry.tier === 'full' || geometry.tier === 'short' || isTower;
  const type: Type = { size: 15, weight: 600 };
  const middle = cards.top + cards.pod + cards.podHeight / 2;
  const counters = [
    ['before', hidden.before, isTower ? { x: width / 2, y: geometry.height - 12 } : { x: gutter + 22, y: middle }],
    ['after', hidden.after, isTower ? { x: width / 2, y: cards.top + 9 } : { x: width - 28, y: middle }],
  ] as const;
  for (const [name, count, { x, y }] of counters) {
    const node = part(group, 'g', name);
    flag(node, 'absent', !shown || count === 0);
    const text = words.hidden(count);
    write(part(node, 'text', 'label'), isTower ? text : `+${count}`, type, x, y + 5, { 'text-anchor': 'middle' });
    const side = name === 'before' ? 1 : -1;
    put(part(node, 'path', 'chevron'), { d: isTower ? '' : `M${x + 4 * side},${y - 26}l${-6 * side},6l${6 * side},6` });
  }
}
