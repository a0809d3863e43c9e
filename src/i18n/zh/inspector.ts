import type { inspector as English } from '../en/inspector.ts';

export const inspector: typeof English = {};
