/** A Go template as a tree (text/template `parse`). */
import { functionNames } from './functions.ts';
import { lexTemplate, type Piece, type TemplateProblem, type Word } from './lexTemplate.ts';

export type TemplateNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'action'; readonly pipe: Pipe }
  | {
      readonly type: 'if' | 'range' | 'with';
      readonly pipe: Pipe;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    }
  | { readonly type: 'break' | 'continue' };

/** Commands joined by `|`, and the variables that take their result. */
export interface Pipe {
  readonly variables: readonly string[];
  readonly isAssignment: boolean;
  readonly commands: readonly (readonly Operand[])[];
  /** As it stands in the template, for complaints. */
  readonly text: string;
}

export type Operand =
  | { readonly type: 'dot' }
  | { readonly type: 'nil' }
  | { readonly type: 'function'; readonly name: string }
  | { readonly type: 'constant'; readonly value: string | boolean | number; readonly isWhole: boolean }
  | { readonly type: 'variable'; readonly name: string; readonly fields: readonly string[] }
  | { readonly type: 'field'; readonly fields: readonly string[] }
  | { readonly type: 'pipe'; readonly pipe: Pipe; readonly fields: readonly string[] };

/** The template, or what Go's parser says of it. */
export function parseTemplate(template: string): readonly TemplateNode[] | TemplateProblem {
  const pieces = lexTemplate(template);
  if ('problem' in pieces) return pieces;
  try {
    return new Parser(pieces).template();
  } catch (error) {
    if (error instanceof Stop) return { problem: error.message, line: error.line };
    throw error;
  }
}

/** Ends the parse; it never leaves this file. */
class Stop extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const maxDepth = 100;

class Parser {
  readonly #pieces: readonly Piece[];
  readonly #variables: string[] = ['$'];
  #at = 0;
  #depth = 0;
  #ranges = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  template(): readonly TemplateNode[] {
    const { nodes, end } = this.#list();
    if (end !== undefined) throw new Stop(`unexpected {{${end.keyword}}}`, end.line);
    return nodes;
  }

  /** The nodes up to an `end` or `else` that belongs to somebody else. */
  #list(): {
    nodes: readonly TemplateNode[];
    end: { keyword: string; words: readonly Word[]; line: number } | undefined;
  } {
    this.#depth += 1;
    const nodes: TemplateNode[] = [];
    for (let piece = this.#pieces[this.#at]; piece !== undefined; piece = this.#pieces[this.#at]) {
      this.#at += 1;
      if (this.#depth > maxDepth) throw new Stop('exceeded maximum template depth', piece.line);
      if (piece.type === 'text') {
        nodes.push({ type: 'text', text: piece.text });
        continue;
      }
      const words = piece.words.filter(({ type }, at) => type !== 'space' || at > 0);
      const keyword = words[0]?.type === 'identifier' ? words[0].text : '';
      if (keyword === 'end' || keyword === 'else') {
        this.#depth -= 1;
        return { nodes, end: { keyword, words: words.slice(1), line: piece.line } };
      }
      nodes.push(this.#action(keyword, words, piece.line));
    }
    this.#depth -= 1;
    return { nodes, end: undefined };
  }

  #action(keyword: string, words: readonly Word[], line: number): TemplateNode {
    switch (keyword) {
      case 'if':
      case 'range':
      case 'with':
        return this.#control(keyword, words.slice(1), line);
      case 'break':
      case 'continue':
        if (this.#ranges === 0) throw new Stop(`{{${keyword}}} outside {{range}}`, line);
        return { type: keyword };
      case 'define':
      case 'template':
      case 'block':
        throw new Stop(`{{${keyword}}} is not supported in this simulated kubectl`, line);
      default:
        return { type: 'action', pipe: this.#pipe(words, line, 'command') };
    }
  }

  #control(type: 'if' | 'range' | 'with', words: readonly Word[], line: number): TemplateNode {
    const known = this.#variables.length;
    const pipe = this.#pipe(words, line, type);
    if (type === 'range') this.#ranges += 1;
    const { nodes: body, end } = this.#list();
    if (type === 'range') this.#ranges -= 1;
    if (end === undefined) throw new Stop('unexpected EOF', line);
    const otherwise = end.keyword === 'else' ? this.#otherwise(type, end.words, end.line) : [];
    this.#variables.length = known;
    return { type, pipe, body, otherwise };
  }

  #otherwise(type: string, words: readonly Word[], line: number): readonly TemplateNode[] {
    const [first, ...rest] = words.filter((word, at) => word.type !== 'space' || at > 0);
    if (first?.text === type && (type === 'if' || type === 'with')) return [this.#control(type, rest, line)];
    const { nodes, end } = this.#list();
    if (end === undefined) throw new Stop('unexpected EOF', line);
    if (end.keyword === 'else') throw new Stop('expected end; found {{else}}', end.line);
    return nodes;
  }

  #pipe(words: readonly Word[], line: number, context: string): Pipe {
    const reader = new PipeReader(words, line, this.#variables);
    const pipe = reader.pipe(context === 'range');
    reader.expectEnd(context);
    if (pipe.commands.length === 0) throw new Stop(`missing value for ${context}`, line);
    return pipe;
  }
}

class PipeReader {
  readonly #words: readonly Word[];
  readonly #line: number;
  readonly #variables: string[];
  #at = 0;
  #depth = 0;

  constructor(words: readonly Word[], line: number, variables: string[]) {
    this.#words = words;
    this.#line = line;
    this.#variables = variables;
  }

  pipe(isRange: boolean): Pipe {
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new Stop('max expression depth exceeded', this.#line);
    const start = this.#at;
    const { variables, isAssignment } = this.#declaration(isRange);
    const commands: (readonly Operand[])[] = [];
    for (;;) {
      const command = this.#command();
      if (command.length > 0) commands.push(command);
      else if (commands.length > 0) throw new Stop('missing value for command', this.#line);
      this.#skipSpace();
      if (this.#peek()?.text !== '|') break;
      if (command.length === 0) throw new Stop('missing value for command', this.#line);
      this.#at += 1;
    }
    this.#depth -= 1;
    const text = this.#words.slice(start, this.#at).map((word) => word.text);
    return { variables, isAssignment, commands, text: text.join('').trim() };
  }

  expectEnd(context: string): void {
    this.#skipSpace();
    const word = this.#peek();
    if (word !== undefined) throw new Stop(`unexpected ${JSON.stringify(word.text)} in ${context}`, this.#line);
  }

  /** `$x :=`, `$i, $x :=`, `$x =`. */
  #declaration(isRange: boolean): Pick<Pipe, 'variables' | 'isAssignment'> {
    const nothing = { variables: [], isAssignment: false };
    const words = this.#words
      .map((word, at) => ({ word, at }))
      .filter(({ word, at }) => at >= this.#at && word.type !== 'space');
    const first = words[0]?.word;
    if (first?.type !== 'variable') return nothing;
    const isPair = isRange && words[1]?.word.text === ',' && words[2]?.word.type === 'variable';
    const sign = words[isPair ? 3 : 1];
    if (sign === undefined || (sign.word.text !== ':=' && sign.word.text !== '=')) return nothing;
    const variables = isPair ? [first.text, words[2]?.word.text ?? ''] : [first.text];
    this.#at = sign.at + 1;
    const isAssignment = sign.word.text === '=';
    if (isAssignment) for (const name of variables) this.#expectVariable(name);
    else this.#variables.push(...variables);
    return { variables, isAssignment };
  }

  #command(): readonly Operand[] {
    const operands: Operand[] = [];
    for (;;) {
      this.#skipSpace();
      const operand = this.#operand();
      if (operand === undefined) return operands;
      operands.push(operand);
      const next = this.#peek();
      if (next !== undefined && next.type !== 'space' && next.text !== '|' && next.text !== ')') {
        throw new Stop(`unexpected ${JSON.stringify(next.text)} in operand`, this.#line);
      }
    }
  }

  #operand(): Operand | undefined {
    const word = this.#peek();
    if (word === undefined || word.text === '|' || word.text === ')') return undefined;
    this.#at += 1;
    switch (word.type) {
      case 'identifier':
        return this.#identifier(word.text);
      case 'string':
        return { type: 'constant', value: unquoted(word.text), isWhole: false };
      case 'number': {
        const text = word.text.replaceAll('_', '');
        return {
          type: 'constant',
          value: Number(text),
          isWhole: Number.isInteger(Number(text)) && !/[.eE]/.test(text),
        };
      }
      case 'field':
        return { type: 'field', fields: [word.text.slice(1), ...this.#fields()] };
      case 'variable':
        this.#expectVariable(word.text);
        return { type: 'variable', name: word.text, fields: this.#fields() };
      default:
        if (word.text === '.') return { type: 'dot' };
        if (word.text !== '(') throw new Stop(`unexpected ${JSON.stringify(word.text)} in operand`, this.#line);
        return this.#parenthesis();
    }
  }

  #identifier(name: string): Operand {
    if (name === 'true' || name === 'false') return { type: 'constant', value: name === 'true', isWhole: false };
    if (name === 'nil') return { type: 'nil' };
    if (!functionNames.has(name)) throw new Stop(`function ${JSON.stringify(name)} not defined`, this.#line);
    return { type: 'function', name };
  }

  #parenthesis(): Operand {
    const pipe = this.pipe(false);
    this.#skipSpace();
    if (this.#peek()?.text !== ')') throw new Stop('unclosed left paren', this.#line);
    this.#at += 1;
    return { type: 'pipe', pipe, fields: this.#fields() };
  }

  /** Fields that follow without a blank: `$x.a.b`. */
  #fields(): readonly string[] {
    const fields: string[] = [];
    for (let word = this.#peek(); word?.type === 'field'; word = this.#peek()) {
      fields.push(word.text.slice(1));
      this.#at += 1;
    }
    return fields;
  }

  #expectVariable(name: string): void {
    if (!this.#variables.includes(name)) throw new Stop(`undefined variable ${JSON.stringify(name)}`, this.#line);
  }

  #skipSpace(): void {
    while (this.#peek()?.type === 'space') this.#at += 1;
  }

  #peek(): Word | undefined {
    return this.#words[this.#at];
  }
}

const letters: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** A Go string or character constant. */
function unquoted(text: string): string {
  const inside = text.slice(1, -1);
  if (text.startsWith('`')) return inside;
  return inside.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^])/g, (_, escape: string) => {
    if (escape.length > 1) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return letters[escape] ?? escape;
  });
}
