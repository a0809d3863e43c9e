/** What each challenge says, by what it is about. */
import { updates } from './challenges/updates.ts';

export const challenges = { ...updates };
