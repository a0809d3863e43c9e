import type { Release } from '../../versions.ts';
import type { FieldError } from '../fieldErrors.ts';

/** How 1.33 words what is wrong with a label: it says characters where it counts bytes. */
export function inWordsOf({ version }: Release, errors: readonly FieldError[]): FieldError[] {
  if (version !== '1.33') return [...errors];
  const reword = (text: string): string =>
    text
      .replace(/(must be no more than \d+) bytes$/, '$1 characters')
      .replace('a valid label key must consist', 'a qualified name must consist');
  return errors.map((error) => ({ ...error, detail: reword(error.detail), message: reword(error.message) }));
}
