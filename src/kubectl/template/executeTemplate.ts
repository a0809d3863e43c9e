/** Applies a Go template to an object (text/template `exec`), as `-o go-template` does. */
import { goType, sortedEntries } from '../print/goValues.ts';
import { callFunction, CallProblem, Int, isTrue, printed, typeName } from './functions.ts';
import type { Operand, Pipe, TemplateNode } from './parseTemplate.ts';

export interface ExecutionOptions {
  /** Without it, a key that is not there is an error. */
  readonly allowMissing: boolean;
}

/** What was printed, up to the problem when there is one. */
export interface Executed {
  readonly text: string;
  readonly problem: string | undefined;
}

export function executeTemplate(nodes: readonly TemplateNode[], data: unknown, options: ExecutionOptions): Executed {
  const execution = new Execution(data, options);
  execution.run(nodes, data);
  return { text: execution.text, problem: execution.problem };
}

interface Variable {
  readonly name: string;
  value: unknown;
}

/** Enough for everything that an object can ask for; a template that prints more is not meant well. */
const mostText = 1_000_000;
const mostSteps = 100_000;

class Execution {
  text = '';
  problem: string | undefined;
  #steps = 0;
  readonly #allowMissing: boolean;
  readonly #variables: Variable[];

  constructor(data: unknown, { allowMissing }: ExecutionOptions) {
    this.#allowMissing = allowMissing;
    this.#variables = [{ name: '$', value: data }];
  }

  /** Gives how a loop is to go on: `break` and `continue` end the list. */
  run(nodes: readonly TemplateNode[], dot: unknown): 'break' | 'continue' | undefined {
    const known = this.#variables.length;
    for (const node of nodes) {
      const signal = this.#node(node, dot);
      if (signal !== undefined || this.problem !== undefined) {
        this.#variables.length = known;
        return signal;
      }
    }
    this.#variables.length = known;
    return undefined;
  }

  #node(node: TemplateNode, dot: unknown): 'break' | 'continue' | undefined {
    this.#steps += 1;
    if (this.#steps > mostSteps) this.problem ??= 'the template asks for more than this page can do';
    switch (node.type) {
      case 'text':
        this.#print(node.text);
        return undefined;
      case 'action': {
        const value = this.#pipe(node.pipe, dot);
        if (node.pipe.variables.length === 0 && this.problem === undefined) this.#print(printed(value));
        return undefined;
      }
      case 'if':
      case 'with':
        return this.#branch(node, dot);
      case 'range':
        return this.#range(node, dot);
      case 'break':
      case 'continue':
        return node.type;
    }
  }

  #branch(node: Extract<TemplateNode, { readonly pipe: Pipe; readonly body: unknown }>, dot: unknown) {
    const known = this.#variables.length;
    const value = this.#pipe(node.pipe, dot);
    if (this.problem !== undefined) return undefined;
    const signal = isTrue(value)
      ? this.run(node.body, node.type === 'with' ? value : dot)
      : this.run(node.otherwise, dot);
    this.#variables.length = known;
    return signal;
  }

  #range(node: Extract<TemplateNode, { readonly pipe: Pipe; readonly body: unknown }>, dot: unknown) {
    const known = this.#variables.length;
    const value = this.#pipe({ ...node.pipe, variables: [] }, dot);
    if (this.problem !== undefined) return undefined;
    const items = itemsOf(value);
    if (items === undefined) {
      this.#fail(node.pipe.text, `range can't iterate over ${printed(value)}`);
      return undefined;
    }
    for (const [key, item] of items) {
      this.#bind(node.pipe, node.pipe.variables.length > 1 ? [key, item] : [item]);
      const signal = this.run(node.body, item);
      this.#variables.length = node.pipe.isAssignment ? this.#variables.length : known;
      if (signal === 'break' || this.problem !== undefined) break;
    }
    const signal = items.length === 0 ? this.run(node.otherwise, dot) : undefined;
    this.#variables.length = known;
    return signal;
  }

  #pipe(pipe: Pipe, dot: unknown): unknown {
    let value: unknown;
    for (const [at, command] of pipe.commands.entries()) {
      value = this.#command(command, dot, at > 0 ? [value] : [], pipe);
      if (this.problem !== undefined) return undefined;
    }
    if (pipe.variables.length > 0) this.#bind(pipe, [value]);
    return value;
  }

  #bind({ variables, isAssignment }: Pipe, values: readonly unknown[]): void {
    for (const [at, name] of variables.entries()) {
      const known = isAssignment ? this.#variables.findLast((variable) => variable.name === name) : undefined;
      if (known === undefined) this.#variables.push({ name, value: values[at] });
      else known.value = values[at];
    }
  }

  #command(command: readonly Operand[], dot: unknown, final: readonly unknown[], pipe: Pipe): unknown {
    const [first, ...rest] = command;
    if (first === undefined) return undefined;
    if (first.type !== 'function') {
      if (rest.length > 0 || final.length > 0)
        return this.#fail(pipe.text, `can't give argument to non-function ${pipe.text}`);
      return this.#operand(first, dot, pipe);
    }
    const args: unknown[] = [];
    for (const operand of rest) {
      const value = this.#operand(operand, dot, pipe);
      if (this.problem !== undefined) return undefined;
      args.push(value);
      // `and` and `or` stop at the argument that decides.
      if (first.name === 'and' && !isTrue(value)) return value;
      if (first.name === 'or' && isTrue(value)) return value;
    }
    const answer = callFunction(first.name, [...args, ...final]);
    return answer instanceof CallProblem ? this.#fail(pipe.text, answer.problem) : answer;
  }

  #operand(operand: Operand, dot: unknown, pipe: Pipe): unknown {
    switch (operand.type) {
      case 'dot':
        return dot;
      case 'nil':
        return this.#fail(pipe.text, 'nil is not a command');
      case 'constant':
        return operand.isWhole ? new Int(Number(operand.value)) : operand.value;
      case 'field':
        return this.#fields(dot, operand.fields, pipe);
      case 'variable': {
        const variable = this.#variables.findLast(({ name }) => name === operand.name);
        return this.#fields(variable?.value, operand.fields, pipe);
      }
      case 'pipe':
        return this.#fields(this.#pipe(operand.pipe, dot), operand.fields, pipe);
      case 'function':
        return this.#command([operand], dot, [], pipe);
    }
  }

  #fields(start: unknown, fields: readonly string[], { text }: Pipe): unknown {
    let value = start;
    for (const field of fields) {
      if (this.problem !== undefined) return undefined;
      // What is not there has fields that are not there.
      if (value === undefined || value === null) return undefined;
      if (typeof value !== 'object' || Array.isArray(value) || value instanceof Int) {
        return this.#fail(
          text,
          `can't evaluate field ${field} in type ${isInterface(value) ? 'interface {}' : typeName(value)}`,
        );
      }
      if (!Object.hasOwn(value, field) && !this.#allowMissing) {
        return this.#fail(text, `map has no entry for key ${JSON.stringify(field)}`);
      }
      value = Object.hasOwn(value, field) ? (value as Record<string, unknown>)[field] : undefined;
    }
    return value;
  }

  #print(text: string): void {
    this.text += text;
    if (this.text.length > mostText) this.problem ??= 'the template prints more than this page can show';
  }

  #fail(at: string, problem: string): undefined {
    this.problem ??= `template: output:1: executing "output" at <${at}>: ${problem}`;
    return undefined;
  }
}

/** What a range goes over, with its keys: a map in the order of its keys. Undefined for what has no items. */
function itemsOf(value: unknown): readonly (readonly [unknown, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((item: unknown, at) => [new Int(at), item] as const);
  if (value === undefined || value === null) return [];
  if (value instanceof Int)
    return Array.from({ length: Math.min(value.value, 10_000) }, (_, at) => [new Int(at), new Int(at)] as const);
  return typeof value === 'object' ? sortedEntries(value as Record<string, unknown>) : undefined;
}

function isInterface(value: unknown): boolean {
  return goType(value) !== 'map[string]interface {}';
}
