/** Label selectors as they are typed: `app=nginx,tier in (a,b),!canary` (apimachinery `labels.Parse`). */
import { labelKeyProblems, labelValueProblems } from '#engine/apiserver/validation/formats.ts';

interface Requirement {
  readonly key: string;
  readonly operator: '=' | '!=' | 'in' | 'notin' | 'exists' | '!' | '>' | '<';
  readonly values: readonly string[];
}

export type Labels = Readonly<Record<string, string>>;
export type LabelSelector = (labels: Labels) => boolean;

/** The selector as a condition, or what the parser says of it. An empty text matches everything. */
export function parseLabelSelector(text: string): LabelSelector | { readonly problem: string } {
  const requirements = new Parser(lex(text)).requirements();
  if ('problem' in requirements) return requirements;
  return (labels) => requirements.list.every((requirement) => satisfies(requirement, labels));
}

function satisfies({ key, operator, values }: Requirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case '=':
    case 'in':
      return value !== undefined && values.includes(value);
    case '!=':
    case 'notin':
      return value === undefined || !values.includes(value);
    case 'exists':
      return value !== undefined;
    case '!':
      return value === undefined;
    case '>':
      return value !== undefined && /^-?\d+$/.test(value) && BigInt(value) > BigInt(values[0] ?? 0);
    case '<':
      return value !== undefined && /^-?\d+$/.test(value) && BigInt(value) < BigInt(values[0] ?? 0);
  }
}

interface Token {
  readonly type: 'end' | 'identifier' | 'symbol';
  readonly text: string;
}

const special = /[=!(),><]/;

/** Symbols are the longest that fit; everything else up to a blank or a symbol is a word. */
function lex(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(==|!=|[=!(),><]|[^\s=!(),><]+)/gy;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const word = match[1] as string;
    tokens.push({ type: special.test(word[0] as string) ? 'symbol' : 'identifier', text: word });
  }
  return tokens;
}

const end: Token = { type: 'end', text: '' };

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  requirements(): { readonly list: readonly Requirement[] } | { readonly problem: string } {
    const list: Requirement[] = [];
    for (;;) {
      const next = this.#peek();
      if (next.type === 'end') return { list };
      if (next.type !== 'identifier' && next.text !== '!') {
        return { problem: `found '${next.text}', expected: !, identifier, or 'end of string'` };
      }
      const requirement = this.#requirement();
      if ('problem' in requirement) return { problem: `unable to parse requirement: ${requirement.problem}` };
      list.push(requirement);
      const after = this.#take();
      if (after.type === 'end') return { list };
      if (after.text !== ',') return { problem: `found '${after.text}', expected: ',' or 'end of string'` };
      const word = this.#peek();
      if (word.type !== 'identifier' && word.text !== '!') {
        return { problem: `found '${word.text}', expected: identifier after ','` };
      }
    }
  }

  #requirement(): Requirement | { readonly problem: string } {
    const isNot = this.#peek().text === '!';
    if (isNot) this.#take();
    const key = this.#take();
    if (key.type !== 'identifier') return { problem: `found '${key.text}', expected: identifier` };
    const invalid = invalidKey(key.text);
    if (invalid !== undefined) return { problem: invalid };
    const next = this.#peek();
    if (isNot || next.type === 'end' || next.text === ',') {
      return { key: key.text, operator: isNot ? '!' : 'exists', values: [] };
    }
    return this.#comparison(key.text);
  }

  #comparison(key: string): Requirement | { readonly problem: string } {
    const { text } = this.#take();
    const operator = operators[text];
    if (operator === undefined) {
      return { problem: `found '${text}', expected: in, notin, =, ==, !=, gt, lt` };
    }
    const values = operator === 'in' || operator === 'notin' ? this.#values() : this.#exactValue();
    if ('problem' in values) return values;
    for (const [at, value] of values.list.entries()) {
      const invalid = operator === '>' || operator === '<' ? invalidNumber(value, at) : invalidValue(key, value, at);
      if (invalid !== undefined) return { problem: invalid };
    }
    return { key, operator, values: values.list };
  }

  #exactValue(): { readonly list: readonly string[] } | { readonly problem: string } {
    const next = this.#peek();
    if (next.type === 'end' || next.text === ',') return { list: [''] };
    const value = this.#take();
    if (value.type === 'identifier') return { list: [value.text] };
    return { problem: `found '${value.text}', expected: identifier` };
  }

  /** What stands in parentheses; a comma may be followed by nothing, which is an empty value. */
  #values(): { readonly list: readonly string[] } | { readonly problem: string } {
    const open = this.#take();
    if (open.text !== '(') return { problem: `found '${open.text}' expected: '('` };
    const list: string[] = [];
    const first = this.#peek();
    if (first.type !== 'identifier' && first.text !== ',') {
      if (first.text !== ')') return { problem: `found '${first.text}', expected: ',', ')' or identifier` };
      this.#take();
      return { list: [''] };
    }
    for (;;) {
      const token = this.#take();
      if (token.type === 'identifier') {
        list.push(token.text);
        const after = this.#peek();
        if (after.text === ')') break;
        if (after.text !== ',') return { problem: `found '${after.text}', expected: ',' or ')'` };
      } else if (token.text === ',') {
        if (list.length === 0) list.push('');
        const after = this.#peek();
        if (after.text === ')') {
          list.push('');
          break;
        }
        if (after.text === ',') {
          this.#take();
          list.push('');
        }
      } else return { problem: `found '${token.text}', expected: ',', or identifier` };
    }
    this.#take();
    return { list: [...new Set(list)].sort() };
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? end;
  }

  #take(): Token {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }
}

const operators: Readonly<Record<string, Requirement['operator'] | undefined>> = {
  '=': '=',
  '==': '=',
  '!=': '!=',
  in: 'in',
  notin: 'notin',
  '>': '>',
  '<': '<',
};

function invalidKey(key: string): string | undefined {
  const problems = labelKeyProblems(key);
  return problems.length === 0 ? undefined : `<nil>: Invalid value: ${JSON.stringify(key)}: ${problems.join('; ')}`;
}

function invalidValue(key: string, value: string, at: number): string | undefined {
  const problems = labelValueProblems(value);
  if (problems.length === 0) return undefined;
  return `values[${at}][${key}]: Invalid value: ${JSON.stringify(value)}: ${problems.join('; ')}`;
}

function invalidNumber(value: string, at: number): string | undefined {
  if (/^[+-]?\d+$/.test(value)) return undefined;
  return `values[${at}]: Invalid value: ${JSON.stringify(value)}: for 'Gt', 'Lt' operators, the value must be an integer`;
}
