/** `$NAME` and what can be asked of it in braces (POSIX 2.6.2, and `/` of bash). */
import type { Problem } from './expand.ts';
import { wildcardExpression } from './patterns.ts';
import type { Shell } from './shell.ts';
import type { VariablePart } from './syntax.ts';

/** The text that stands for the variable. `operand` is what follows its operator, already expanded. */
export function expandVariable({ name, operator }: VariablePart, operand: string, shell: Shell): string | Problem {
  const value = valueOf(name, shell);
  const given = value ?? '';
  const isMissing = value === undefined || (operator?.startsWith(':') === true && value === '');
  switch (operator) {
    case undefined:
      return given;
    case 'length':
      return String([...given].length);
    case '-':
    case ':-':
      return isMissing ? operand : given;
    case '+':
    case ':+':
      return isMissing ? '' : operand;
    case '=':
    case ':=':
      if (isMissing) shell.variables.set(name, operand);
      return isMissing ? operand : given;
    case '?':
    case ':?':
      return isMissing ? { problem: `${name}: ${operand === '' ? 'parameter null or not set' : operand}` } : given;
    case '#':
    case '##':
      return withoutStart(given, operand, operator === '##');
    case '%':
    case '%%':
      return withoutEnd(given, operand, operator === '%%');
    case '/':
    case '//':
      return replaced(given, operand, operator === '//');
  }
}

function valueOf(name: string, { variables, status, host }: Shell): string | undefined {
  switch (name) {
    case '?':
      return String(status);
    case '0':
      return host.name;
    case '#':
      return '0';
    case '$':
      return '1';
    default:
      return variables.get(name);
  }
}

/** The longest thing that is compared with a pattern here. */
const mostCompared = 4096;

function withoutStart(value: string, pattern: string, isLongest: boolean): string {
  const matches = wildcardExpression(pattern);
  const ends = Array.from({ length: Math.min(value.length, mostCompared) + 1 }, (_, at) => at);
  const end = (isLongest ? ends.reverse() : ends).find((at) => matches(value.slice(0, at)));
  return end === undefined ? value : value.slice(end);
}

function withoutEnd(value: string, pattern: string, isLongest: boolean): string {
  const matches = wildcardExpression(pattern);
  const length = Math.min(value.length, mostCompared);
  const starts = Array.from({ length: length + 1 }, (_, at) => value.length - at);
  const start = (isLongest ? starts.reverse() : starts).find((at) => matches(value.slice(at)));
  return start === undefined ? value : value.slice(0, start);
}

/** `PATTERN/TEXT`; only plain text is looked for. */
function replaced(value: string, operand: string, isEvery: boolean): string {
  const slash = operand.indexOf('/');
  const [pattern, text] = slash < 0 ? [operand, ''] : [operand.slice(0, slash), operand.slice(slash + 1)];
  if (pattern === '') return value;
  return isEvery ? value.split(pattern).join(text) : value.replace(pattern, () => text);
}
