/** What Secrets hold is not shown in a comparison, only whether it differs (kubectl `diff` `Masker`). */
import { mapAt } from './objectFields.ts';
import type { ApiObject } from './world.ts';

/** Both objects; of Secrets without what they hold. */
export function withMaskedData(
  from: ApiObject | undefined,
  to: ApiObject,
): readonly [from: ApiObject | undefined, to: ApiObject] {
  if (to.kind !== 'Secret') return [from, to];
  const [old, next] = [mapAt(from, 'data'), mapAt(to, 'data')];
  const masked = (object: ApiObject, suffix: string): ApiObject => {
    const data = Object.keys(mapAt(object, 'data')).map((key) => {
      const isOther = Object.hasOwn(old, key) && Object.hasOwn(next, key) && old[key] !== next[key];
      return [key, isOther ? `*** (${suffix})` : '***'];
    });
    return data.length === 0 ? object : { ...object, data: Object.fromEntries(data) };
  };
  return [from && masked(from, 'before'), masked(to, 'after')];
}
