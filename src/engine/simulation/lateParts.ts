/** All that a simulation can do without until somebody makes a request, or a scenario asks for trouble. */
import type { Validation } from '../apiserver/admission.ts';
import { validation } from '../apiserver/validation.ts';
import { type Troubles, troubles } from './troubles.ts';

/** The API server's own late parts, and those of the world around it. */
export interface LateParts extends Validation {
  readonly troubles: Troubles;
}

export const lateParts: LateParts = { ...validation, troubles };
