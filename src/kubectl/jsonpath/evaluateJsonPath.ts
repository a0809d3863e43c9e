/** What a JSONPath template finds in an object (client-go `util/jsonpath`). */
import { goPrint, goType, sortedEntries } from '../print/goValues.ts';
import type { PathList, PathNode, PathProblem, Slice } from './parseJsonPath.ts';

/** The results of each node of the template, or why it cannot be applied. `allowMissing`: what is not there is no error. */
export function findResults(
  root: PathList,
  data: unknown,
  allowMissing: boolean,
): readonly (readonly unknown[])[] | PathProblem {
  const walk = new Walk(allowMissing);
  const results = walk.find(root.nodes, data);
  return walk.problem === undefined ? results : { problem: walk.problem };
}

/** Ranges without an end are gone through again and again, as upstream does; here that has an end. */
const mostSteps = 100_000;
const mostRanges = 50;

/** A walk stops where it finds a problem; what comes after it is of no account. */
class Walk {
  problem: string | undefined;
  readonly #allowMissing: boolean;
  #beginRange = 0;
  #inRange = 0;
  #endRange = 0;
  /** Ranges that have been begun, of which `end` takes the last one off. */
  #depth = 0;
  #lastEnd: PathNode | undefined;
  #steps = 0;

  constructor(allowMissing: boolean) {
    this.#allowMissing = allowMissing;
  }

  /** The body of a range is what stands behind it up to its `end`, once for each result. */
  find(nodes: readonly PathNode[], data: unknown): readonly (readonly unknown[])[] {
    const full: (readonly unknown[])[] = [];
    for (let at = 0; at < nodes.length && this.problem === undefined; at++) {
      const node = nodes[at] as PathNode;
      const results = this.#walk([data], node);
      if (this.problem !== undefined) break;
      if (this.#endRange > 0 && this.#endRange <= this.#inRange) {
        this.#endRange -= 1;
        this.#lastEnd = node;
        break;
      }
      if (this.#beginRange === 0) {
        full.push(results);
        continue;
      }
      this.#beginRange -= 1;
      this.#inRange += 1;
      if (this.#inRange > mostRanges) {
        this.#fail(`more than ${mostRanges} ranges inside each other`);
        break;
      }
      const body = nodes.slice(at + 1);
      for (const value of results) full.push(...this.find(body, value));
      // A range of nothing is gone through all the same, to find its end.
      if (results.length === 0) this.#findEnd(body);
      this.#inRange -= 1;
      const end = this.#lastEnd === undefined ? -1 : nodes.indexOf(this.#lastEnd, at + 1);
      if (end >= 0) at = end;
    }
    return full;
  }

  #findEnd(body: readonly PathNode[]): void {
    this.find(body, undefined);
  }

  #fail(problem: string): readonly unknown[] {
    this.problem ??= problem;
    return [];
  }

  #walk(values: readonly unknown[], node: PathNode): readonly unknown[] {
    this.#steps += 1 + values.length;
    if (this.#steps > mostSteps) return this.#fail('the template asks for more than this page can do');
    switch (node.type) {
      case 'list':
        return this.#list(values, node);
      case 'text':
        return [node.text];
      case 'number':
      case 'bool':
        return values.map(() => node.value);
      case 'field':
        return this.#field(values, node.name);
      case 'array':
        return this.#slices(values, node.slice);
      case 'filter':
        return this.#filter(values, node);
      case 'wildcard':
        return values.flatMap(contents);
      case 'recursive':
        return values.flatMap((value) => this.#descend(value));
      case 'union':
        return node.nodes.flatMap((list) => this.#list(values, list));
      case 'identifier':
        return this.#identifier(values, node.name);
    }
  }

  #list(values: readonly unknown[], { nodes }: PathList): readonly unknown[] {
    let current = values;
    for (const node of nodes) {
      current = this.#walk(current, node);
      if (this.problem !== undefined) return [];
    }
    return current;
  }

  #identifier(values: readonly unknown[], name: string): readonly unknown[] {
    if (name === 'range') {
      this.#depth += 1;
      this.#beginRange += 1;
      return values;
    }
    if (name !== 'end') return this.#fail(`unrecognized identifier ${name}`);
    if (this.#endRange < this.#inRange) this.#endRange += 1;
    else if (this.#depth > 0) this.#depth -= 1;
    else return this.#fail('not in range, nothing to end');
    return [];
  }

  #field(values: readonly unknown[], name: string): readonly unknown[] {
    if (values.length === 0) return [];
    const found = values.flatMap((value) =>
      isFields(value) && Object.hasOwn(value, name) && value[name] !== undefined ? [value[name]] : [],
    );
    return found.length > 0 || this.#allowMissing ? found : this.#fail(`${name} is not found`);
  }

  #slices(values: readonly unknown[], slice: Slice): readonly unknown[] {
    return values.flatMap((value) => {
      if (value === null || value === undefined) return [];
      if (!Array.isArray(value)) return this.#fail(`${goType(value)} is not array or slice`);
      return this.#slice(value, slice);
    });
  }

  #slice(list: readonly unknown[], { from = 0, to, isIndex, step = 1 }: Slice): readonly unknown[] {
    const { length } = list;
    const start = from < 0 ? from + length : from;
    const given = isIndex ? from + 1 : (to ?? length);
    const end = given < 0 || (isIndex && given === 0) ? given + length : given;
    if (start === end) return [];
    if (start >= length || start < 0) return this.#fail(outOfBounds(start, length));
    if (end > length || end < 0) return this.#fail(outOfBounds(end - 1, length));
    if (start > end) return this.#fail(`starting index ${start} is greater than ending index ${end}`);
    if (step <= 0) return this.#fail('step must be > 0');
    return list.slice(start, end).filter((_, at) => at % step === 0);
  }

  #descend(value: unknown): readonly unknown[] {
    const inside = contents(value);
    return inside.length === 0 ? [] : [value, ...inside.flatMap((each) => this.#descend(each))];
  }

  #filter(values: readonly unknown[], node: Extract<PathNode, { readonly type: 'filter' }>): readonly unknown[] {
    return values.flatMap((value) => {
      if (!Array.isArray(value)) return this.#fail(`${goPrint(value)} is not array or slice and cannot be filtered`);
      return (value as readonly unknown[]).filter((item) => this.problem === undefined && this.#passes(item, node));
    });
  }

  #passes(item: unknown, { left, right, operator }: Extract<PathNode, { readonly type: 'filter' }>): boolean {
    const lefts = this.#list([item], left);
    if (operator === 'exists') return lefts.length > 0;
    if (this.problem !== undefined || lefts.length === 0) return false;
    const rights = this.#list([item], right);
    if (this.problem !== undefined) return false;
    if (lefts.length > 1 || rights.length !== 1) {
      this.#fail('can only compare one element at a time');
      return false;
    }
    const passes = compare(lefts[0], rights[0], operator);
    if (typeof passes === 'boolean') return passes;
    this.#fail(passes.problem);
    return false;
  }
}

function compare(left: unknown, right: unknown, operator: string): boolean | PathProblem {
  if (!['<', '>', '==', '!=', '<=', '>='].includes(operator))
    return { problem: `unrecognized filter operator ${operator}` };
  if (!isScalar(left) || !isScalar(right)) return { problem: 'invalid type for comparison' };
  if (typeof left !== typeof right || goType(left) !== goType(right))
    return { problem: 'incompatible types for comparison' };
  if (typeof left === 'boolean' && operator !== '==' && operator !== '!=')
    return { problem: 'invalid type for comparison' };
  switch (operator) {
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<=':
      return left <= right;
    default:
      return left >= right;
  }
}

/** What is in a map or list; the order of a map's values is that of its keys, in Go there is none. */
function contents(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isFields(value) ? sortedEntries(value).map(([, field]) => field) : [];
}

function outOfBounds(index: number, length: number): string {
  return `array index out of bounds: index ${index}, length ${length}`;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
