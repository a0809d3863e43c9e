/** The ordinals beside the rows of the heat strip. */
import { select } from 'd3-selection';
import { put } from './nodes.ts';
import type { Scene } from './scene.ts';

/** Labels as many rows as there is room for 14 pixels of text. */
export function drawOverviewLabels(group: SVGGElement, { overview }: Scene): void {
  const rows = overview === undefined ? 0 : Math.ceil(overview.ordinals.length / overview.perRow);
  const pitch = overview?.rowPitch ?? 1;
  const every = Math.max(1, Math.ceil(17 / pitch));
  const labels = Array.from({ length: Math.ceil(rows / every) }, (_, at) => at * every);
  select(group)
    .selectAll<SVGTextElement, number>('text')
    .data(labels)
    .join('text')
    .each(function draw(row) {
      if (overview === undefined) return;
      const { box, perRow, rowHeight, ordinals } = overview;
      put(this, { x: box.x - 8, y: box.y + row * pitch + rowHeight / 2 + 5, 'text-anchor': 'end', 'font-size': 14 });
      const label = String(ordinals[row * perRow] ?? '');
      if (this.textContent !== label) this.textContent = label;
    });
}
