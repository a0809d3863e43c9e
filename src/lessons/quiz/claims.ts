/** The sentences of the quiz (plan 6). */
import type { Claim } from './claim.ts';
import { claimsOfOrder } from './claimsOfOrder.ts';
import { claimsOfThings } from './claimsOfThings.ts';

/** By turns, so that no one knows what comes next by what came before. */
export const claims: readonly Claim[] = [...claimsOfOrder, ...claimsOfThings].sort((one, other) =>
  one.id < other.id ? -1 : 1,
);
