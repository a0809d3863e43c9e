/** `$((…))`: whole numbers of 64 bits, with the operators of C as far as they change nothing (POSIX 2.6.4). */
import type { Problem } from './expand.ts';

/** The value as text, or what is wrong with the sum. */
export function calculate(text: string, variables: ReadonlyMap<string, string>): string | Problem {
  const sum = new Sum(text.slice(0, mostText), variables);
  const value = sum.read(0);
  if (sum.problem === undefined && !sum.isAtEnd) sum.fail(`unexpected \`${text.slice(sum.at, sum.at + 20)}'`);
  return sum.problem === undefined
    ? String(BigInt.asIntN(64, value))
    : { problem: `$((${text.slice(0, 80)})): ${sum.problem}` };
}

const mostText = 1000;
const mostDepth = 20;

/** From the weakest to the strongest. */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

class Sum {
  readonly #text: string;
  readonly #variables: ReadonlyMap<string, string>;
  at = 0;
  problem: string | undefined;
  #depth = 0;

  constructor(text: string, variables: ReadonlyMap<string, string>) {
    this.#text = text;
    this.#variables = variables;
  }

  get isAtEnd(): boolean {
    return this.#match(/\s*/y) !== undefined && this.at >= this.#text.length;
  }

  fail(problem: string): bigint {
    this.problem ??= problem;
    this.at = this.#text.length;
    return 0n;
  }

  /** An expression whose operators are at least as strong as the level. */
  read(level: number): bigint {
    const operators = levels[level];
    if (operators === undefined) return this.#readValue();
    let value = this.read(level + 1);
    for (;;) {
      const operator = this.#operator(operators);
      if (operator === undefined) return value;
      value = BigInt.asIntN(64, this.#apply(operator, value, this.read(level + 1)));
    }
  }

  #operator(wanted: readonly string[]): string | undefined {
    const from = this.at;
    const found = this.#match(/\s*(\|\||&&|<<|>>|[=!<>]=|[-+*/%|^&<>])/y)?.[1];
    if (found !== undefined && wanted.includes(found)) return found;
    this.at = from;
    return undefined;
  }

  #readValue(): bigint {
    const sign = this.#match(/\s*([-+!~])/y)?.[1];
    if (sign !== undefined) return signed(sign, this.#readValue());
    if (this.#match(/\s*\(/y) !== undefined) {
      this.#depth += 1;
      const value = this.#depth > mostDepth ? this.fail('too many brackets') : this.read(0);
      this.#depth -= 1;
      return this.#match(/\s*\)/y) === undefined ? this.fail('a bracket is still open') : value;
    }
    const number = this.#match(/\s*(0[xX][0-9a-fA-F]+|[0-9]+)/y)?.[1];
    if (number !== undefined) return BigInt(number);
    const name = this.#match(/\s*([A-Za-z_]\w*)/y)?.[1];
    if (name === undefined) return this.fail('a number is missing');
    const value = (this.#variables.get(name) ?? '0').trim() || '0';
    return /^-?[0-9]{1,19}$/.test(value) ? BigInt(value) : this.fail(`${name} is no number`);
  }

  #apply(operator: string, left: bigint, right: bigint): bigint {
    switch (operator) {
      case '||':
        return BigInt(left !== 0n || right !== 0n);
      case '&&':
        return BigInt(left !== 0n && right !== 0n);
      case '|':
        return left | right;
      case '^':
        return left ^ right;
      case '&':
        return left & right;
      case '==':
        return BigInt(left === right);
      case '!=':
        return BigInt(left !== right);
      case '<=':
        return BigInt(left <= right);
      case '>=':
        return BigInt(left >= right);
      case '<':
        return BigInt(left < right);
      case '>':
        return BigInt(left > right);
      case '<<':
        return left << (right & 63n);
      case '>>':
        return left >> (right & 63n);
      case '+':
        return left + right;
      case '-':
        return left - right;
      case '*':
        return left * right;
    }
    if (right === 0n) return this.fail('division by 0');
    return operator === '/' ? left / right : left % right;
  }

  #match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.#text);
    if (found !== null) this.at += found[0].length;
    return found ?? undefined;
  }
}

function signed(sign: string, value: bigint): bigint {
  if (sign === '-') return -value;
  if (sign === '!') return BigInt(value === 0n);
  return sign === '~' ? ~value : value;
}
