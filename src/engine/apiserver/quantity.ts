/**
 * A Kubernetes quantity, such as `500m` or `20Gi`, and the form in which the API server stores it
 * (apimachinery `resource.Quantity`; semantics, appendix C3).
 */

/** The text is no quantity. The message is the API server's. */
export interface QuantityError {
  readonly error: string;
}

/** The value is `unscaled * 10 ** scale`. */
export interface Quantity {
  readonly unscaled: bigint;
  readonly scale: number;
  readonly family: Family;
  /** The text as it was written, where it is stored as it stands. */
  readonly text?: string;
}

/** The suffixes that a quantity is written with: powers of 1024, of 1000, or an exponent. */
type Family = 'binary' | 'decimal' | 'exponent';

/**
 * The stored form of a quantity: `1024Mi` becomes `1Gi` and `0.5` becomes `500m`.
 * In a resource list, values below a thousandth are rounded up to it.
 */
export function canonicalQuantity(text: string, inResourceList = false): string | QuantityError {
  const quantity = parseQuantity(text);
  if ('error' in quantity) return quantity;
  return formatQuantity(inResourceList ? roundUp(quantity, -3) : quantity);
}

/** As `resource.ParseQuantity`, its two paths included: the quick one keeps the written text where that is canonical. */
export function parseQuantity(text: string): Quantity | QuantityError {
  const match = numberAndSuffix.exec(text);
  if (match === null || text === '') return { error: wrongFormat };
  const [, sign = '', written = '', suffix = ''] = match;
  const meaning = interpretSuffix(suffix);
  if (meaning === undefined) return { error: "unable to parse quantity's suffix" };

  const [wholeDigits = '', fraction = ''] = written.replace(/^0+/, '').split('.');
  const whole = wholeDigits === '' ? '0' : wholeDigits;
  const digits = BigInt(whole + fraction);
  const parts: Parts = { text, negative: sign === '-', whole, fraction, digits, ...meaning };
  return quickQuantity(parts) ?? exactQuantity(parts);
}

/** Less than, equal to or greater than zero as `left` is less than, equal to or greater than `right`. */
export function compareQuantities(left: Quantity, right: Quantity): number {
  const sign = signOf(left.unscaled);
  if (sign !== signOf(right.unscaled) || sign === 0) return sign - signOf(right.unscaled);
  // Numbers of different size are told apart by their digits: written out, an exponent of a billion would fill the memory.
  const size = sizeOf(left) - sizeOf(right);
  if (size !== 0) return size > 0 ? sign : -sign;
  const scale = Math.min(left.scale, right.scale);
  const difference =
    left.unscaled * 10n ** BigInt(left.scale - scale) - right.unscaled * 10n ** BigInt(right.scale - scale);
  return signOf(difference);
}

/** As `Quantity.CanonicalizeBytes`: the largest suffix of the family that leaves a whole number. */
export function formatQuantity(quantity: Quantity): string {
  if (quantity.text !== undefined) return quantity.text;
  if (quantity.unscaled === 0n) return '0';
  if (quantity.family === 'binary') {
    const whole = atScale(quantity, 0);
    if (whole.exact && magnitude(whole.unscaled) >= 1024n) return withBinarySuffix(whole.unscaled);
  }
  return withDecimalSuffix(quantity);
}

/** As `Quantity.RoundUp`: away from zero, to no finer than `10 ** scale`. */
export function roundUp(quantity: Quantity, scale: number): Quantity {
  if (quantity.scale >= scale) return quantity;
  return { unscaled: atScale(quantity, scale).unscaled, scale, family: quantity.family };
}

const wrongFormat = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

// Looser than the expression in the message where the real scanner is: "-" and "." are zero.
const numberAndSuffix = /^([+-]?)([0-9]*(?:\.[0-9]*)?)((?:[eEinumkKMGTP]+[-+]?[0-9]*|[-+][0-9]*)?)$/;

interface SuffixMeaning {
  readonly family: Family;
  /** A power of ten, or of two in the binary family. */
  readonly exponent: number;
}

interface Parts extends SuffixMeaning {
  readonly text: string;
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
  readonly digits: bigint;
}

const decimalSuffixes = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

function interpretSuffix(suffix: string): SuffixMeaning | undefined {
  const decimal = decimalSuffixes.indexOf(suffix);
  if (decimal >= 0) return { family: 'decimal', exponent: (decimal - 3) * 3 };
  const binary = binarySuffixes.indexOf(suffix);
  if (binary > 0) return { family: 'binary', exponent: binary * 10 };
  if (!/^[eE][-+]?[0-9]{1,18}$/.test(suffix)) return undefined;
  // Upstream cuts the exponent to 32 bits.
  return { family: 'exponent', exponent: Math.trunc(Number(suffix.slice(1))) | 0 };
}

/** The path for what fits an int64 with room to spare; undefined where upstream takes the exact path. */
function quickQuantity(parts: Parts): Quantity | undefined {
  const { family, exponent, whole, fraction } = parts;
  const isBinary = family === 'binary';
  if (isBinary && fraction !== '') return undefined;
  const room = isBinary ? 14 - whole.length - Math.trunc((exponent * 3) / 10) : 18 - whole.length - fraction.length;
  const scale = isBinary ? 0 : exponent - fraction.length;
  if (room < 0 || scale < -9) return undefined;

  const value = isBinary ? parts.digits << BigInt(exponent) : parts.digits;
  const quantity = { unscaled: parts.negative ? -value : value, scale, family };
  return isWrittenCanonically(parts, scale) ? { ...quantity, text: parts.text } : quantity;
}

function isWrittenCanonically({ family, whole, fraction, digits }: Parts, scale: number): boolean {
  if (family === 'binary') return (digits & 7n) !== 0n;
  const shifted = whole + fraction;
  return scale % 3 === 0 && !shifted.endsWith('000') && !shifted.startsWith('0');
}

/** The path for fractions of binary units and very large or small numbers: rounded up to a billionth, capped at an int64. */
function exactQuantity({ family, exponent, fraction, digits, negative }: Parts): Quantity {
  const isBinary = family === 'binary';
  const exact: Quantity = {
    unscaled: isBinary ? digits << BigInt(exponent) : digits,
    scale: (isBinary ? 0 : exponent) - fraction.length,
    family,
  };
  const rounded = roundUp(exact, -9);
  const capped = isBinary && compareQuantities(rounded, largest) > 0 ? largest : rounded;
  const isBelowOne = isBinary && capped.unscaled > 0n && compareQuantities(capped, one) < 0;
  return {
    unscaled: negative ? -capped.unscaled : capped.unscaled,
    scale: capped.scale,
    family: isBelowOne ? 'decimal' : family,
  };
}

const one: Quantity = { unscaled: 1n, scale: 0, family: 'decimal' };
const largest: Quantity = { unscaled: 2n ** 63n - 1n, scale: 0, family: 'binary' };

function atScale({ unscaled, scale }: Quantity, wanted: number): { unscaled: bigint; exact: boolean } {
  if (scale >= wanted) return { unscaled: unscaled * 10n ** BigInt(scale - wanted), exact: true };
  const shift = wanted - scale;
  if (shift > sizeOf({ unscaled, scale: 0 })) return { unscaled: BigInt(signOf(unscaled)), exact: unscaled === 0n };
  const divisor = 10n ** BigInt(shift);
  const exact = unscaled % divisor === 0n;
  const awayFromZero = exact ? 0n : unscaled < 0n ? -1n : 1n;
  return { unscaled: unscaled / divisor + awayFromZero, exact };
}

function withBinarySuffix(unscaled: bigint): string {
  let number = unscaled;
  let power = 0;
  while (number % 1024n === 0n) {
    number /= 1024n;
    power += 1;
  }
  return `${number}${binarySuffixes[power] ?? ''}`;
}

function withDecimalSuffix({ unscaled, scale, family }: Quantity): string {
  const digits = unscaled.toString();
  let zeros = 0;
  while (digits.at(-1 - zeros) === '0') zeros += 1;
  const surplus = (((scale + zeros) % 3) + 3) % 3;
  const exponent = scale + zeros - surplus;
  const number = digits.slice(0, digits.length - zeros) + '0'.repeat(surplus);
  if (family === 'exponent') return exponent === 0 ? number : `${number}e${exponent}`;
  // Beyond the last suffix upstream writes none at all.
  return number + (decimalSuffixes[exponent / 3 + 3] ?? '');
}

function signOf(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

/** The place of the first digit, counted from the point. */
function sizeOf({ unscaled, scale }: Pick<Quantity, 'unscaled' | 'scale'>): number {
  return magnitude(unscaled).toString().length + scale;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
