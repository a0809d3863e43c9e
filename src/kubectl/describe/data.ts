/** Plain data: config maps, secrets, and the accounts of pods. */
import { listAt, mapAt, textAt } from '../objectFields.ts';
import { sortedEntries } from '../print/goValues.ts';
import type { ApiObject } from '../world.ts';
import type { Describer } from './describer.ts';
import { describeEvents, eventTargetOf } from './events.ts';

/** kubectl `ConfigMapDescriber`. */
export const describeConfigMap: Describer = (description, map, { world, showEvents }) => {
  description.head(map);
  for (const line of ['', 'Data', '====']) description.line(0, line);
  for (const [key, value] of sorted(map, 'data')) {
    for (const line of [`${key}:`, '----', String(value), '']) description.line(0, line);
  }
  for (const line of ['', 'BinaryData', '====']) description.line(0, line);
  for (const [key, value] of sorted(map, 'binaryData')) description.line(0, `${key}: ${byteCount(value)} bytes`);
  description.line(0, '');
  if (showEvents) describeEvents(description, world, eventTargetOf(map));
};

/** kubectl `describeSecret`: how long the values are, and not what they say, but for tokens. */
export const describeSecret: Describer = (description, secret) => {
  description.head(secret);
  description.line(0, '');
  const type = textAt(secret, 'type');
  description.line(0, `Type:\t${type}`);
  for (const line of ['', 'Data', '====']) description.line(0, line);
  for (const [key, value] of sorted(secret, 'data')) {
    const isToken = key === 'token' && type === 'kubernetes.io/service-account-token';
    description.line(0, `${key}:\t${isToken ? decoded(value) : `${byteCount(value)} bytes`}`);
  }
};

function sorted(object: ApiObject, field: string): readonly (readonly [string, unknown])[] {
  return sortedEntries(mapAt(object, field));
}

/** Of base64. */
function byteCount(value: unknown): number {
  const digits = String(value).replace(/[^A-Za-z0-9+/]/g, '').length;
  return Math.floor((digits * 3) / 4);
}

function decoded(value: unknown): string {
  const digits = String(value).replace(/[^A-Za-z0-9+/]/g, '');
  if (digits.length % 4 === 1) return '';
  return new TextDecoder().decode(Uint8Array.from(atob(digits), (character) => character.charCodeAt(0)));
}

/** kubectl `describeServiceAccount`. */
export const describeServiceAccount: Describer = (description, account, { world, showEvents }) => {
  description.head(account);
  const names = listAt(account, 'imagePullSecrets').map((each) => textAt(each, 'name'));
  const title = 'Image pull secrets:';
  for (const [at, name] of (names.length === 0 ? ['<none>'] : names).entries()) {
    description.line(0, `${at === 0 ? title : ' '.repeat(title.length)}\t${name}`);
  }
  if (showEvents) describeEvents(description, world, eventTargetOf(account));
};
