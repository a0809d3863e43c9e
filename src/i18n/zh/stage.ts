import type { stage as English } from '../en/stage.ts';

export const stage: typeof English = {};
