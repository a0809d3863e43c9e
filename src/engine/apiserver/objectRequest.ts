/** The requests of the REST API for any kind of object: what kubectl sends, whatever its verb is called. */
import type { Json, JsonObject } from '../json.ts';
import type { Resource } from '../objects.ts';
import type { DeleteOptions } from './apiServer.ts';

/** `merge`: RFC 7396. `json`: RFC 6902. `strategic`: merges lists by their key, as `kubectl patch` does without `--type`. */
export type PatchType = 'json' | 'merge' | 'strategic';

/** What happens to a field that the kind does not have: refused, or left out with a warning or without a word. */
export type FieldValidation = 'Ignore' | 'Strict' | 'Warn';

/** Create, or replace what a manifest says of an object: the older way to make a change, which links may hold. */
export interface ApplyRequest {
  readonly type: 'apply';
  readonly manifest: JsonObject;
}

export type ObjectRequest =
  /** POST: refused when the name is taken. Unknown fields are refused when it does not say. */
  | { readonly type: 'create'; readonly manifest: JsonObject; readonly fieldValidation?: FieldValidation }
  /** PUT: refused when there is none, and when the manifest carries a resourceVersion that is not the stored one. */
  | {
      readonly type: 'replace';
      readonly manifest: JsonObject;
      readonly fieldValidation?: FieldValidation;
      readonly fieldManager?: string;
    }
  /** Of unknown fields it warns when it does not say, as `kubectl patch` does. */
  | {
      readonly type: 'patch';
      readonly resource: Resource;
      readonly name: string;
      readonly patchType: PatchType;
      readonly patch: Json;
      readonly subresource?: 'status';
      readonly fieldValidation?: FieldValidation;
      /** Who makes the change, in `managedFields`: `kubectl-edit`, `kubectl-set`. */
      readonly fieldManager?: string;
    }
  /** PUT of the scale subresource. */
  | { readonly type: 'scale'; readonly resource: ScalableResource; readonly name: string; readonly replicas: number }
  /** POST of a pod's eviction subresource: a delete that PodDisruptionBudgets may refuse. */
  | { readonly type: 'evict'; readonly name: string; readonly options?: DeleteOptions }
  /** PATCH by server-side apply: refused when another manager owns a field, unless forced. */
  | {
      readonly type: 'serverSideApply';
      readonly manifest: JsonObject;
      readonly fieldManager: string;
      readonly force?: boolean;
      /** What `kubectl apply` set on its own side counts as applied by this manager before. */
      readonly takesOver?: boolean;
    };

export type ScalableResource = 'deployments' | 'replicasets' | 'statefulsets';
