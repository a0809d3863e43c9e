/** The forms that names must have, each with the API server's own words for a value that has not (apimachinery `validation`). */

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const qualifiedName = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

/** The complaints about a DNS label, length before form; none for a good one. */
export function dnsLabelProblems(value: string): string[] {
  return [...lengthProblems(value, 63, 'characters'), ...labelFormProblems(value)];
}

/** A label as other objects than sets are told of it: dots get no words of their own. */
export function plainLabelProblems(value: string): string[] {
  return [
    ...lengthProblems(value, 63, 'characters'),
    ...formProblems(value, label, labelMessage, 'my-name', '123-abc'),
  ];
}

/** The name of a Service: a DNS label of the older kind, which begins with a letter. */
export function serviceNameProblems(value: string): string[] {
  const message =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
  return [
    ...lengthProblems(value, 63, 'characters'),
    ...formProblems(value, '[a-z]([-a-z0-9]*[a-z0-9])?', message, 'my-name', 'abc-123'),
  ];
}

export function dnsSubdomainProblems(value: string, unit: 'bytes' | 'characters' = 'characters'): string[] {
  return [
    ...lengthProblems(value, 253, unit),
    ...formProblems(
      value,
      subdomain,
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
      'example.com',
    ),
  ];
}

/** The key of a label or annotation: a name, with an optional DNS prefix. */
export function labelKeyProblems(key: string): string[] {
  const steps = key.split('/');
  const name = steps.at(-1) ?? '';
  const about = regexError(labelKeyMessage, qualifiedName, 'MyName', 'my.name', '123-abc');
  if (steps.length > 2)
    return [`a valid label key ${about} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const prefix = steps.length === 2 ? prefixProblems(steps[0] ?? '') : [];
  const length = name === '' ? ['must be non-empty'] : lengthProblems(name, 63, 'bytes');
  const form = matches(name, qualifiedName) ? [] : [about];
  return [...prefix, ...[...length, ...form].map((problem) => `name part ${problem}`)];
}

const labelKeyMessage =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

export function labelValueProblems(value: string): string[] {
  return [
    ...lengthProblems(value, 63, 'bytes'),
    ...formProblems(
      value,
      '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?',
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
      'MyValue',
      'my_value',
      '12345',
    ),
  ];
}

export function portNumberProblems(port: number): string[] {
  return port >= 1 && port <= 65535 ? [] : ['must be between 1 and 65535, inclusive'];
}

export function portNameProblems(name: string): string[] {
  const rules: [boolean, string][] = [
    [bytesOf(name) <= 15, 'must be no more than 15 characters'],
    [/^[-a-z0-9]+$/.test(name), 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'],
    [/[a-z]/.test(name), 'must contain at least one letter (a-z)'],
    [!name.includes('--'), 'must not contain consecutive hyphens'],
    [!name.startsWith('-') && !name.endsWith('-'), 'must not begin or end with a hyphen'],
  ];
  return rules.filter(([isKept]) => !isKept).map(([, problem]) => problem);
}

export function percentProblems(value: string): string[] {
  const message = "a valid percent string must be a numeric string followed by an ending '%'";
  return formProblems(value, '[0-9]+%', message, '1%', '93%');
}

/** Environment variables may have any printable ASCII name without an equals sign. */
export function variableNameProblems(name: string): string[] {
  if (/^[ -<>-~]*$/.test(name)) return [];
  return ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
}

export function configKeyProblems(key: string): string[] {
  const message = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
  const form = formProblems(key, '[-._a-zA-Z0-9]+', message, 'key.name', 'KEY_NAME', 'key-name');
  const dots =
    key === '.' || key === '..' ? [`must not be '${key}'`] : key.startsWith('..') ? ["must not start with '..'"] : [];
  return [...lengthProblems(key, 253, 'characters'), ...form, ...dots];
}

export function headerNameProblems(name: string): string[] {
  const message = "a valid HTTP header must consist of alphanumeric characters or '-'";
  return formProblems(name, '[-A-Za-z0-9]+', message, 'X-Header-Name');
}

function prefixProblems(prefix: string): string[] {
  const problems = prefix === '' ? ['must be non-empty'] : dnsSubdomainProblems(prefix, 'bytes');
  return problems.map((problem) => `prefix part ${problem}`);
}

function labelFormProblems(value: string): string[] {
  if (matches(value, label)) return [];
  if (matches(value, subdomain)) return ['must not contain dots'];
  return [regexError(labelMessage, label, 'my-name', '123-abc')];
}

const labelMessage =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";

/** Of names the API server says characters and of labels, since 1.34, bytes; it counts bytes in both. */
function lengthProblems(value: string, maximum: number, unit: 'bytes' | 'characters'): string[] {
  return bytesOf(value) > maximum ? [`must be no more than ${maximum} ${unit}`] : [];
}

function formProblems(value: string, form: string, message: string, ...examples: string[]): string[] {
  return matches(value, form) ? [] : [regexError(message, form, ...examples)];
}

function matches(value: string, form: string): boolean {
  return new RegExp(`^(?:${form})$`).test(value);
}

function regexError(message: string, form: string, ...examples: string[]): string {
  // The two spaces and the missing commas are upstream's.
  return `${message} (e.g. ${examples.map((example) => `'${example}', `).join(' or ')}regex used for validation is '${form}')`;
}

/** Go counts bytes. */
function bytesOf(value: string): number {
  let bytes = 0;
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
