/** A line of the shell as a tree: what `parseScript.ts` makes of a text and `execute.ts` runs. Words are as they were typed. */

export interface Script {
  readonly lists: readonly AndOr[];
}

/** `a && b || c`: from left to right, each half depends on what the one before it ended with. */
export interface AndOr {
  readonly first: Pipeline;
  readonly rest: readonly { readonly operator: '&&' | '||'; readonly pipeline: Pipeline }[];
}

/** `! a | b | c` */
export interface Pipeline {
  readonly negated: boolean;
  readonly commands: readonly Command[];
}

export type Command = (
  | SimpleCommand
  | { readonly type: 'group'; readonly body: Script; readonly isSubshell: boolean }
  /** Without `words` the loop goes over the shell's own arguments. */
  | { readonly type: 'for'; readonly variable: string; readonly words: readonly Word[]; readonly body: Script }
  | { readonly type: 'while'; readonly isUntil: boolean; readonly condition: Script; readonly body: Script }
  | {
      readonly type: 'if';
      readonly branches: readonly { readonly condition: Script; readonly body: Script }[];
      readonly otherwise: Script | undefined;
    }
) & { readonly redirects: readonly Redirect[] };

export interface SimpleCommand {
  readonly type: 'simple';
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
}

export interface Redirect {
  /** 0 is the input, 1 the output, 2 the errors; `both` is `&>`. */
  readonly stream: 0 | 1 | 2 | 'both';
  /** `text` is a here-document or a here-string: the target is what will be read. */
  readonly operator: 'read' | 'write' | 'append' | 'duplicate' | 'text';
  readonly target: Word;
}

/** A word of a command line; one word may become none or several. */
export interface Word {
  readonly parts: readonly WordPart[];
}

/** `isQuoted`: stood between quotes, so it is neither split nor matched with files. */
export type WordPart =
  | { readonly type: 'text'; readonly text: string; readonly isQuoted: boolean }
  | VariablePart
  | { readonly type: 'command'; readonly script: Script; readonly isQuoted: boolean }
  | { readonly type: 'sum'; readonly expression: Word; readonly isQuoted: boolean };

/** `$NAME`, `${NAME}`, `${#NAME}` and `${NAME:-word}` with its relatives. */
export interface VariablePart {
  readonly type: 'variable';
  readonly name: string;
  readonly isQuoted: boolean;
  /** `length` is `${#NAME}`; the others are written as in the shell. */
  readonly operator?: VariableOperator;
  readonly operand?: Word;
}

export type VariableOperator =
  | 'length'
  | '-'
  | ':-'
  | '+'
  | ':+'
  | '='
  | ':='
  | '?'
  | ':?'
  | '%'
  | '%%'
  | '#'
  | '##'
  | '/'
  | '//';
