/** `web-{0,1}` and `{0..4}`, as bash has them: one word becomes several before anything else happens to it. */
import type { Word, WordPart } from './syntax.ts';

/** A character that was typed plainly, or a part that is taken whole. */
type Atom = string | Exclude<WordPart, { type: 'text'; isQuoted: false }>;

/** The words that a word stands for, itself without braces; undefined when there would be more than `most`. */
export function expandBraces(word: Word, most: number): readonly Word[] | undefined {
  if (!word.parts.some((part) => part.type === 'text' && !part.isQuoted && part.text.includes('{'))) return [word];
  const atoms = word.parts.flatMap((part): readonly Atom[] =>
    part.type === 'text' && !part.isQuoted ? part.text.split('') : [part],
  );
  if (atoms.filter((atom) => atom === '{').length > mostBraces) return undefined;
  return expandAtoms(atoms, most)?.map(asWord);
}

/** In one word. */
const mostBraces = 50;

/** From left to right: what stands before the first braces, with each of their choices, with all that the rest can be. */
function expandAtoms(atoms: readonly Atom[], most: number): readonly (readonly Atom[])[] | undefined {
  const found = firstBraces(atoms, most);
  if (found === undefined) return [atoms];
  const { from, to, choices } = found;
  const rests = expandAtoms(atoms.slice(to), most);
  if (rests === undefined) return undefined;
  const made: (readonly Atom[])[] = [];
  for (const choice of choices) {
    const inner = expandAtoms(choice, most);
    if (inner === undefined || made.length + inner.length * rests.length > most) return undefined;
    for (const middle of inner) for (const rest of rests) made.push([...atoms.slice(0, from), ...middle, ...rest]);
  }
  return made;
}

interface Braces {
  readonly from: number;
  /** Behind the closing brace. */
  readonly to: number;
  readonly choices: readonly (readonly Atom[])[];
}

function firstBraces(atoms: readonly Atom[], most: number): Braces | undefined {
  const closes = closingBraces(atoms);
  for (const [from, atom] of atoms.entries()) {
    const close = atom === '{' ? closes.get(from) : undefined;
    if (close === undefined) continue;
    const inside = atoms.slice(from + 1, close);
    const choices = sequence(inside, most) ?? splitChoices(inside);
    if (choices.length > 1) return { from, to: close + 1, choices };
  }
  return undefined;
}

/** Where each opening brace is closed. */
function closingBraces(atoms: readonly Atom[]): ReadonlyMap<number, number> {
  const closes = new Map<number, number>();
  const open: number[] = [];
  for (const [at, atom] of atoms.entries()) {
    if (atom === '{') open.push(at);
    const from = atom === '}' ? open.pop() : undefined;
    if (from !== undefined) closes.set(from, at);
  }
  return closes;
}

function splitChoices(inside: readonly Atom[]): readonly (readonly Atom[])[] {
  const choices: Atom[][] = [[]];
  let depth = 0;
  for (const atom of inside) {
    if (atom === '{') depth += 1;
    if (atom === '}') depth -= 1;
    if (atom === ',' && depth === 0) choices.push([]);
    else choices.at(-1)?.push(atom);
  }
  return choices;
}

/** `0..4`, `4..0`, `0..10..5`, up to one more than `most`; undefined when it is none. */
function sequence(inside: readonly Atom[], most: number): readonly (readonly Atom[])[] | undefined {
  if (inside.length > 30 || inside.some((atom) => typeof atom !== 'string')) return undefined;
  const found = /^(-?\d{1,9})\.\.(-?\d{1,9})(?:\.\.(-?\d{1,9}))?$/.exec(inside.join(''));
  if (found === null) return undefined;
  const [from, to] = [Number(found[1]), Number(found[2])];
  const step = Math.max(1, Math.abs(Number(found[3] ?? 1)));
  const count = Math.min(Math.floor(Math.abs(to - from) / step), most) + 1;
  return Array.from({ length: count }, (_, at) => String(from + Math.sign(to - from) * at * step).split(''));
}

function asWord(atoms: readonly Atom[]): Word {
  const parts: WordPart[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') parts.push({ type: 'text', text: plain, isQuoted: false });
    plain = '';
  };
  for (const atom of atoms) {
    if (typeof atom === 'string') plain += atom;
    else {
      flush();
      parts.push(atom);
    }
  }
  flush();
  return { parts };
}
