import type { narration as English } from '../en/narration.ts';

export const narration: typeof English = {};
