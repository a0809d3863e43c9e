import type { controller as English } from '../en/controller.ts';

export const controller: typeof English = {};
