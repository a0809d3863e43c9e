import type { ApiObject, KubectlWorld } from '../world.ts';
import type { Description } from './description.ts';

/** Writes what is to be told of an object. Events come last, and only when they are asked for. */
export type Describer = (description: Description, object: ApiObject, context: DescribeContext) => void;

export interface DescribeContext {
  readonly world: KubectlWorld;
  readonly showEvents: boolean;
}
