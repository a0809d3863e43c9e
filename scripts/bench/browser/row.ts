/** A figure beside its gate. */
import { figureOf } from '../measure.ts';

export interface Row {
  readonly what: string;
  readonly unit: string;
  /** What the gate is held against: of several runs the median, or what `of` says. */
  readonly value: number;
  readonly of: 'median' | 'upper end' | 'p90' | 'p95' | 'worst' | 'count' | 'sum';
  /** The most that passes; none for a figure that is only told. */
  readonly gate?: number;
  readonly runs: number;
  /** The other figures of the same runs. */
  readonly beside: Readonly<Record<string, number>>;
  /** Told under it, a line each: which of the runs the figures come from. */
  readonly worst?: readonly string[];
}

export type JudgedRow = Row & { readonly pass?: boolean };

export function judge(row: Row): JudgedRow {
  return row.gate === undefined ? row : { ...row, pass: row.value <= row.gate };
}

export function lineOf({ what, unit, value, of, gate, pass, runs, beside, worst = [] }: JudgedRow): string {
  const verdict = pass === undefined ? '    ' : pass ? 'PASS' : 'FAIL';
  const wanted = gate === undefined ? '' : `, gate ${gate}`;
  const others = Object.entries(beside).map(([name, figure]) => `${name} ${rounded(figure)}`);
  const spread = [...(runs > 1 ? [`${runs} runs`] : []), ...others].join(', ');
  const line = `${verdict}  ${what}: ${rounded(value)} ${unit} (${of}${wanted})${spread === '' ? '' : `; ${spread}`}`;
  return [line, ...worst.map((each) => `        ${each}`)].join('\n');
}

/** The value that a share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return figureOf(values).median;
}

function rounded(value: number): string {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}
