/**
 * One wrong field of an object, as the API server words it (apimachinery `field.Error`).
 * `message` is the text without the field: `Invalid value: -1: must be greater than or equal to 0`.
 */
export interface FieldError {
  readonly field: string;
  readonly type: FieldErrorType;
  /** The offending value as it is printed; absent where the API server does not print one. */
  readonly badValue?: string;
  readonly detail: string;
  readonly message: string;
}

export type FieldErrorType =
  | 'Duplicate'
  | 'Forbidden'
  | 'Invalid'
  | 'NotFound'
  | 'Required'
  | 'TooLong'
  | 'Unsupported';

const titles: Readonly<Record<FieldErrorType, string>> = {
  Duplicate: 'Duplicate value',
  Forbidden: 'Forbidden',
  Invalid: 'Invalid value',
  NotFound: 'Not found',
  Required: 'Required value',
  TooLong: 'Too long',
  Unsupported: 'Unsupported value',
};

export function invalidValue(field: string, value: unknown, detail: string): FieldError {
  return withValue('Invalid', field, value, detail);
}

export function duplicate(field: string, value: unknown): FieldError {
  return withValue('Duplicate', field, value, '');
}

export function valueNotFound(field: string, value: unknown): FieldError {
  return withValue('NotFound', field, value, '');
}

/** `supported` is printed in the order given; a set of Go is printed sorted, so give it sorted. */
export function unsupported(field: string, value: unknown, supported: readonly string[]): FieldError {
  const names = supported.map((name) => JSON.stringify(name)).join(', ');
  // The value is of a string type of its own, and such types are printed as JSON.
  return withValue('Unsupported', field, value, `supported values: ${names}`, asJson(value));
}

export function required(field: string, detail = ''): FieldError {
  return withoutValue('Required', field, detail);
}

export function forbiddenField(field: string, detail: string): FieldError {
  return withoutValue('Forbidden', field, detail);
}

export function tooLong(field: string, maximum: number): FieldError {
  return withoutValue('TooLong', field, `may not be more than ${maximum} bytes`);
}

function withValue(
  type: FieldErrorType,
  field: string,
  value: unknown,
  detail: string,
  badValue: string = typeof value === 'string' ? quoted(value) : asJson(value),
): FieldError {
  return { field, type, badValue, detail, message: sentence(titles[type], badValue, detail) };
}

function withoutValue(type: FieldErrorType, field: string, detail: string): FieldError {
  return { field, type, detail, message: sentence(titles[type], detail) };
}

function sentence(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(': ');
}

/** As Go's `%q`. */
function quoted(value: string): string {
  const escaped = value.replace(/["\\]/g, '\\$&').replace(/(?! )[\p{C}\p{Z}]/gu, escapeCharacter);
  return `"${escaped}"`;
}

const letters: Readonly<Record<string, string>> = { 7: 'a', 8: 'b', 9: 't', 10: 'n', 11: 'v', 12: 'f', 13: 'r' };

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const letter = letters[code];
  if (letter !== undefined) return `\\${letter}`;
  const hex = code.toString(16);
  if (code < 0x80) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** As Go's `json.Marshal`, the fields in the order in which they stand. */
function asJson(value: unknown): string {
  const json = JSON.stringify(value ?? null);
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
