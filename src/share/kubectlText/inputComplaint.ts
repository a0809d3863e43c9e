/** Why what somebody pasted cannot be used: the code, the place, and the field when it is about one. */
export type InputCode =
  | 'tooLarge'
  | 'tooDeep'
  | 'syntax'
  | 'unusualYaml'
  | 'alias'
  | 'forbiddenKey'
  | 'table'
  | 'notAnObject'
  | 'empty'
  | 'field';

export interface InputComplaint {
  readonly code: InputCode;
  /** Counted from 1; absent when the complaint is about the text as a whole. */
  readonly line?: number;
  /** `StatefulSet default/web`. */
  readonly object?: string;
  /** `spec.replicas`. */
  readonly field?: string;
  /** What the field should be, and what it is, as types or plain numbers; never a text out of the objects. */
  readonly expected?: string;
  readonly received?: string;
  /** The parser's own words. */
  readonly detail?: string;
}

/** Of all that is pasted together: some ten thousand pods as kubectl prints them. */
export const maxCharacters = 64 * 1024 * 1024;
export const maxDepth = 50;
