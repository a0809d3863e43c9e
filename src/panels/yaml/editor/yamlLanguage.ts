/**
 * The colours of YAML, for texts that somebody could read. Of a text nested without end the parser would make a tree that overflows the
 * stack, and drawing one line of thirty thousand brackets holds the page up: such texts are shown as they are.
 */
import { yamlLanguage as plain } from '@codemirror/lang-yaml';
import { LanguageSupport } from '@codemirror/language';
import { type Input, NodeType, type PartialParse, Tree } from '@lezer/common';

/** No line that a person writes is longer. */
const longestLine = 2000;

/** No manifest is nested deeper. */
const deepest = 100;

/** How far YAML has been opened, as the parser notes it for its own use: a context for each collection that is open. */
interface Context {
  readonly parent: Context | null;
}

interface ContextTracker {
  readonly start: Context;
  readonly shift: (context: Context, ...rest: unknown[]) => Context;
}

/** Each parse asks for itself whether its text is readable, by whatever way the text has come. So colours come back with what can be read. */
export function yamlLanguage(): LanguageSupport {
  return new LanguageSupport(cautious);
}

const cautious = plain.configure({
  wrap: (inner, input) => (hasLongLine(input) ? new Blank(input) : new Cautious(inner, input)),
  // The parser's types leave its tracker out.
  contextTracker: boundedBy(
    deepest,
    (plain.parser as unknown as { readonly context: ContextTracker }).context,
  ) as never,
});

/** The same tracker, which stops the parse where the text is nested too deep. */
function boundedBy(most: number, tracker: ContextTracker): ContextTracker {
  const depths = new WeakMap<Context, number>([[tracker.start, 0]]);
  const shift: ContextTracker['shift'] = (context, ...rest) => {
    const next = tracker.shift(context, ...rest);
    if (next.parent !== context) return next;
    const depth = (depths.get(context) ?? 0) + 1;
    if (depth > most) throw new RangeError('nested too deep');
    depths.set(next, depth);
    return next;
  };
  return { ...tracker, shift };
}

function hasLongLine(input: Input): boolean {
  return input
    .read(0, input.length)
    .split('\n')
    .some(({ length }) => length > longestLine);
}

/** A parse that finds nothing. */
class Blank implements PartialParse {
  readonly parsedPos: number;
  stoppedAt: number | null = null;
  readonly #tree: Tree;

  constructor({ length }: Input) {
    this.parsedPos = length;
    this.#tree = new Tree(NodeType.none, [], [], length);
  }

  advance(): Tree {
    return this.#tree;
  }

  stopAt(position: number): void {
    this.stoppedAt = position;
  }
}

/** A parse that becomes a blank one when it is stopped or fails: what somebody writes must not depend on its colours. */
class Cautious implements PartialParse {
  #parse: PartialParse;
  readonly #input: Input;

  constructor(parse: PartialParse, input: Input) {
    this.#parse = parse;
    this.#input = input;
  }

  get parsedPos(): number {
    return this.#parse.parsedPos;
  }

  get stoppedAt(): number | null {
    return this.#parse.stoppedAt;
  }

  advance(): Tree | null {
    try {
      return this.#parse.advance();
    } catch {
      const { stoppedAt } = this.#parse;
      this.#parse = new Blank(this.#input);
      if (stoppedAt !== null) this.#parse.stopAt(stoppedAt);
      return this.#parse.advance();
    }
  }

  stopAt(position: number): void {
    this.#parse.stopAt(position);
  }
}
