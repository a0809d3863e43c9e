/** `create quota`: a ResourceQuota from `resource=amount` (kubectl `create_quota.go`). */
import { canonicalQuantity } from '#engine/apiserver/quantity.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Call, Verb } from '../command.ts';
import { fail, type Failure } from '../failures.ts';
import { makerVerb } from './makerVerb.ts';

export const createQuota: Verb = makerVerb({
  name: 'quota',
  aliases: ['resourcequota'],
  use: 'NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2]',
  short: 'Create a ResourceQuota.',
  flags: [
    { name: 'hard', type: 'string', help: 'the bounds, as in pods=3,requests.storage=5Gi' },
    { name: 'scopes', type: 'string', help: 'which pods count' },
  ],
  resource: 'resourcequotas',
  refusal: 'failed to create quota: ',
  make: makeQuota,
});

function makeQuota({ flags }: Call): JsonObject | Failure {
  const hard: Record<string, string> = {};
  for (const text of flags.text('hard') === '' ? [] : flags.text('hard').split(',')) {
    const [resource = '', amount = '', ...more] = text.split('=');
    if (!text.includes('=') || more.length > 0) {
      return fail(`Invalid argument syntax ${text}, expected <resource>=<value>`);
    }
    const quantity = canonicalQuantity(amount);
    if (typeof quantity !== 'string') return fail(quantity.error);
    hard[resource] = quantity;
  }
  const scopes = flags.text('scopes') === '' ? [] : flags.text('scopes').split(',');
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    spec: { ...(Object.keys(hard).length > 0 && { hard }), ...(scopes.length > 0 && { scopes }) },
    status: {},
  };
}
