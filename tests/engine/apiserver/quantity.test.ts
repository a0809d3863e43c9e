import { describe, expect, it } from 'vitest';
import { canonicalQuantity, compareQuantities, parseQuantity, type Quantity } from '#engine/apiserver/quantity.ts';

describe('A quantity is stored', () => {
  it.each([
    ['0.5', '500m'],
    ['1024Mi', '1Gi'],
    ['0.5Gi', '512Mi'],
    ['1.5Gi', '1536Mi'],
    ['0.1Ti', '109951162777600m'],
    ['1000000', '1M'],
    ['2000m', '2'],
    ['128974848', '128974848'],
    ['129e6', '129e6'],
    ['0', '0'],
    ['0.0', '0'],
    ['-1.5Gi', '-1536Mi'],
    ['1023Ki', '1023Ki'],
    ['0.5Ki', '512'],
  ])('%s as %s', (written, stored) => {
    expect(canonicalQuantity(written)).toBe(stored);
  });

  it.each(['+5', '05Gi', '007', '1.500', '1E3'])('%s as it was written, since upstream keeps such texts', (text) => {
    expect(canonicalQuantity(text)).toBe(text);
  });

  it('without a suffix where there is none so large, as upstream does', () => {
    expect(canonicalQuantity('1000E')).toBe('1');
  });

  it('never smaller than a thousandth in a resource list', () => {
    expect(canonicalQuantity('100n')).toBe('100n');
    expect(canonicalQuantity('100n', true)).toBe('1m');
    expect(canonicalQuantity('-0.0001', true)).toBe('-1m');
  });

  it('no larger than an int64 when its suffix is binary', () => {
    expect(canonicalQuantity('16Ei')).toBe('9223372036854775807');
  });
});

describe('No quantity is', () => {
  const format = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

  it.each(['20GB', '20 Gi', '', 'five', '1.2.3'])('%j', (text) => {
    expect(canonicalQuantity(text)).toEqual({ error: format });
  });

  it('one whose suffix has only the right letters', () => {
    expect(canonicalQuantity('5Kii')).toEqual({ error: "unable to parse quantity's suffix" });
  });
});

describe('A hostile quantity', () => {
  it.each([
    '1'.repeat(60_000) + 'x',
    `1${'0'.repeat(60_000)}1`,
    '10e999999999',
    '1e-999999999',
    `0.${'0'.repeat(60_000)}1Gi`,
  ])('of any length is read at once', (text) => {
    const began = performance.now();
    const quantity = parseQuantity(text);
    if (!('error' in quantity)) compareQuantities(quantity, parseQuantity('0') as Quantity);
    canonicalQuantity(text, true);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('is still compared by its value', () => {
    const of = (text: string): Quantity => parseQuantity(text) as Quantity;
    expect(compareQuantities(of('1e999999998'), of('9e999999996'))).toBe(1);
    expect(compareQuantities(of('-1e99999999'), of('1n'))).toBeLessThan(0);
  });
});

describe('Quantities compare', () => {
  it('by their value, whatever they are written in', () => {
    const of = (text: string): Quantity => parseQuantity(text) as Quantity;
    expect(compareQuantities(of('1Gi'), of('1G'))).toBe(1);
    expect(compareQuantities(of('1000m'), of('1'))).toBe(0);
    expect(compareQuantities(of('-1n'), of('0'))).toBe(-1);
  });
});
