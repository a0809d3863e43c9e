/** Moves things as the stage's transitions do, by a clock that is set by hand: a film takes its pictures when it is ready, not when time has passed. */
import { type Attributes, put } from '../nodes.ts';
import { kinds, type Transitions } from '../transitions.ts';

interface Move {
  readonly node: Element;
  readonly kind: keyof typeof kinds;
  readonly from: ReadonlyMap<string, string>;
  readonly to: Attributes;
  readonly startMs: number;
  readonly endMs: number;
  readonly removes: boolean;
}

export class FilmClock implements Transitions {
  #nowMs = 0;
  #moves: Move[] = [];

  /** Whether something is on its way. */
  get isMoving(): boolean {
    return this.#moves.length > 0;
  }

  glide(node: Element, scale: number, kind: keyof typeof kinds, attributes: Attributes, delayMs: number): void {
    // A later move of the same kind takes the place of an earlier one, from wherever that has come to.
    this.#moves = this.#moves.filter((move) => move.node !== node || move.kind !== kind);
    if (scale === 0) put(node, attributes);
    else this.#begin(node, scale, kind, attributes, delayMs, false);
  }

  leave(node: Element, scale: number, kind: keyof typeof kinds, attributes: Attributes): void {
    this.#moves = this.#moves.filter((move) => move.node !== node || move.kind !== kind);
    this.#begin(node, scale, kind, attributes, 0, true);
  }

  /** Puts everything where it is at that moment; `ms` never goes back. */
  advance(ms: number): void {
    this.#nowMs = ms;
    for (const move of this.#moves) apply(move, ms);
    this.#moves = this.#moves.filter(({ endMs }) => endMs > ms);
  }

  #begin(
    node: Element,
    scale: number,
    kind: keyof typeof kinds,
    to: Attributes,
    delayMs: number,
    removes: boolean,
  ): void {
    const startMs = this.#nowMs + delayMs * scale;
    const from = new Map(Object.keys(to).map((name) => [name, node.getAttribute(name) ?? unmoved[name] ?? '']));
    this.#moves.push({ node, kind, from, to, startMs, endMs: startMs + kinds[kind].ms * scale, removes });
  }
}

function apply({ node, kind, from, to, startMs, endMs, removes }: Move, nowMs: number): void {
  if (nowMs < startMs) return;
  if (nowMs >= endMs) {
    if (removes) node.remove();
    else put(node, to);
    return;
  }
  const share = kinds[kind].ease((nowMs - startMs) / (endMs - startMs));
  for (const name in to) node.setAttribute(name, between(from.get(name) ?? '', String(to[name]), share));
}

/** What an attribute comes to that is not there. */
const unmoved: Readonly<Record<string, string>> = { opacity: '1', transform: 'translate(0,0)' };
const numbers = /-?\d+(?:\.\d+)?/g;

/** The text of the end with its numbers on their way from those of the beginning. */
function between(from: string, to: string, share: number): string {
  const starts = from.match(numbers) ?? [];
  let at = 0;
  return to.replace(numbers, (end) => {
    const start = Number(starts[at++] ?? end);
    return String(Math.round((start + (Number(end) - start) * share) * 1000) / 1000);
  });
}
