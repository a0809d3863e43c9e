/** 每一题的话，按主题分。 */
import { updates } from './challenges/updates.ts';

export const challenges = { ...updates };
