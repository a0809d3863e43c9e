/**
 * Matches in time that is linear in the text, whatever the pattern (Pike's machine): a pattern that was typed must not be able to stop
 * the page, as it can with the expressions of the language.
 */
import { parseRegex, type RegexNode } from './parseRegex.ts';

/** From and to of the whole match, then of each group; -1 where a group took no part. */
export type Match = readonly number[];

type Instruction =
  | { readonly type: 'char'; readonly matches: (char: string) => boolean }
  | { readonly type: 'split'; readonly first: number; readonly second: number }
  | { readonly type: 'jump'; readonly to: number }
  | { readonly type: 'save'; readonly slot: number }
  | { readonly type: 'place'; readonly place: Extract<RegexNode, { type: 'place' }>['place'] }
  | { readonly type: 'match' };

const mostInstructions = 2000;
/** All texts together that one expression is asked for. */
const mostSteps = 3_000_000;

/** Compiles a pattern, or says what is wrong with it. */
export function compileRegex(
  pattern: string,
  { isExtended, ignoreCase }: { readonly isExtended: boolean; readonly ignoreCase: boolean },
): Regex | { readonly problem: string } {
  const parsed = parseRegex(ignoreCase ? pattern.toLowerCase() : pattern, isExtended);
  if ('problem' in parsed) return parsed;
  if (sizeOf(parsed.node) > mostInstructions) return { problem: 'Regular expression too big' };
  const instructions: Instruction[] = [];
  emit({ type: 'group', item: parsed.node, index: 0 }, instructions);
  instructions.push({ type: 'match' });
  return new Regex(instructions, literalOf(parsed.node), ignoreCase);
}

export class Regex {
  readonly #instructions: readonly Instruction[];
  readonly #literal: string | undefined;
  readonly #ignoreCase: boolean;
  #steps = 0;

  constructor(instructions: readonly Instruction[], literal: string | undefined, ignoreCase: boolean) {
    this.#instructions = instructions;
    this.#literal = literal;
    this.#ignoreCase = ignoreCase;
  }

  /** It was asked for more than anybody can want, and finds nothing any more. */
  get isTired(): boolean {
    return this.#steps > mostSteps;
  }

  /** The first match at or after a place. */
  find(given: string, from = 0): Match | undefined {
    const text = this.#ignoreCase ? given.toLowerCase() : given;
    if (this.#literal !== undefined) {
      const at = text.indexOf(this.#literal, from);
      return at < 0 ? undefined : [at, at + this.#literal.length];
    }
    return this.#run(text, from);
  }

  #run(text: string, from: number): Match | undefined {
    let threads = new Threads(this.#instructions.length);
    let next = new Threads(this.#instructions.length);
    let best: Match | undefined;
    for (let at = from; at <= text.length; at++) {
      if (best === undefined) this.#follow(threads, 0, [], text, at);
      if (threads.list.length === 0 && best !== undefined) break;
      for (const { at: place, slots } of threads.list) {
        const instruction = this.#instructions[place] as Instruction;
        if (instruction.type === 'match') {
          best = slots;
          break;
        }
        if (instruction.type === 'char' && at < text.length && instruction.matches(text.charAt(at))) {
          this.#follow(next, place + 1, slots, text, at + 1);
        }
      }
      [threads, next] = [next, threads];
      next.clear();
      if (this.isTired) return undefined;
    }
    return best;
  }

  /** Adds a thread, and all that it becomes without reading a character; the one that is preferred comes first. */
  #follow(threads: Threads, from: number, given: readonly number[], text: string, at: number): void {
    const open: { place: number; slots: readonly number[] }[] = [{ place: from, slots: given }];
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      const { place, slots } = top;
      this.#steps += 1;
      if (!threads.enter(place)) continue;
      const instruction = this.#instructions[place] as Instruction;
      switch (instruction.type) {
        case 'jump':
          open.push({ place: instruction.to, slots });
          break;
        case 'split':
          open.push({ place: instruction.second, slots }, { place: instruction.first, slots });
          break;
        case 'save': {
          const saved = [...slots];
          while (saved.length <= instruction.slot) saved.push(-1);
          saved[instruction.slot] = at;
          open.push({ place: place + 1, slots: saved });
          break;
        }
        case 'place':
          if (isAt(instruction.place, text, at)) open.push({ place: place + 1, slots });
          break;
        case 'char':
        case 'match':
          threads.list.push({ at: place, slots });
      }
    }
  }
}

/** The places of the program where the machine is at the same time, in their order of preference. */
class Threads {
  list: { readonly at: number; readonly slots: readonly number[] }[] = [];
  readonly #entered: Uint32Array;
  #round = 1;

  constructor(size: number) {
    this.#entered = new Uint32Array(size);
  }

  enter(place: number): boolean {
    if (this.#entered[place] === this.#round) return false;
    this.#entered[place] = this.#round;
    return true;
  }

  clear(): void {
    this.list = [];
    this.#round += 1;
  }
}

/** As many instructions as a node becomes, or more: what repeats nothing is work, too. */
function sizeOf(node: RegexNode): number {
  switch (node.type) {
    case 'char':
    case 'place':
      return 1;
    case 'group':
      return 2 + sizeOf(node.item);
    case 'sequence':
    case 'choice':
      return node.items.reduce((sum, item) => sum + 2 + sizeOf(item), 1);
    case 'repeat':
      return 3 + (sizeOf(node.item) + 1) * Math.max(1, node.least + 1, node.most ?? 0);
  }
}

function emit(node: RegexNode, into: Instruction[]): void {
  switch (node.type) {
    case 'char':
    case 'place':
      into.push(node);
      return;
    case 'sequence':
      for (const item of node.items) emit(item, into);
      return;
    case 'group':
      into.push({ type: 'save', slot: 2 * node.index });
      emit(node.item, into);
      into.push({ type: 'save', slot: 2 * node.index + 1 });
      return;
    case 'choice':
      emitChoice(node.items, into);
      return;
    case 'repeat':
      emitRepeat(node, into);
  }
}

function emitChoice([item, ...rest]: readonly RegexNode[], into: Instruction[]): void {
  if (item === undefined) return;
  if (rest.length === 0) return emit(item, into);
  const split = into.push({ type: 'match' }) - 1;
  emit(item, into);
  const jump = into.push({ type: 'match' }) - 1;
  into[split] = { type: 'split', first: split + 1, second: into.length };
  emitChoice(rest, into);
  into[jump] = { type: 'jump', to: into.length };
}

function emitRepeat({ item, least, most }: Extract<RegexNode, { type: 'repeat' }>, into: Instruction[]): void {
  for (let times = 0; times < least; times++) emit(item, into);
  if (most === undefined) {
    const split = into.push({ type: 'match' }) - 1;
    emit(item, into);
    into.push({ type: 'jump', to: split });
    into[split] = { type: 'split', first: split + 1, second: into.length };
    return;
  }
  const splits: number[] = [];
  for (let times = least; times < most; times++) {
    splits.push(into.push({ type: 'match' }) - 1);
    emit(item, into);
  }
  for (const split of splits) into[split] = { type: 'split', first: split + 1, second: into.length };
}

function isAt(place: Extract<RegexNode, { type: 'place' }>['place'], text: string, at: number): boolean {
  if (place === 'start') return at === 0;
  if (place === 'end') return at === text.length;
  const [before, after] = [isWordChar(text, at - 1), isWordChar(text, at)];
  if (place === 'wordEdge') return before !== after;
  return place === 'wordStart' ? !before && after : before && !after;
}

function isWordChar(text: string, at: number): boolean {
  return /\w/.test(text.charAt(at));
}

/** A pattern without any sign that means something: it can be looked for as it stands. */
function literalOf(node: RegexNode): string | undefined {
  if (node.type !== 'sequence') return undefined;
  let text = '';
  for (const item of node.items) {
    if (item.type !== 'char' || item.literal === undefined) return undefined;
    text += item.literal;
  }
  return text;
}
