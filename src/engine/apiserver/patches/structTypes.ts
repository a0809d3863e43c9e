/** The Go types that a patch walks through: structs by name, maps, lists, and values without fields. */
import type { KubernetesVersion } from '../../versions.ts';
import { fieldsOf, type ValueShape } from '../shapes.ts';
import { otherShapes } from '../otherShapes.ts';
import { type PatchMeta, patchMetaOf } from './patchMeta.ts';

/** The type of a value; undefined where anything may stand. */
export type GoType =
  | { readonly kind: 'struct'; readonly name: string }
  | { readonly kind: 'map' | 'list'; readonly of: GoType | undefined }
  | undefined;

export interface GoField {
  readonly type: GoType;
  readonly meta: PatchMeta;
}

/** A field of a value of this type; undefined for a field that its struct does not have. */
export function fieldOf(type: GoType, field: string, version: KubernetesVersion): GoField | undefined {
  if (type === undefined) return { type: undefined, meta: {} };
  if (type.kind !== 'struct') return { type: type.of, meta: {} };
  const shape = fieldsOf(type.name, version).find(({ name }) => name === field);
  if (shape === undefined) return undefined;
  const status = `${type.name}Status`;
  // The main resource leaves the status alone, so its shape is looked up only here.
  if (field === 'status' && shape.shape.of === 'j' && Object.hasOwn(otherShapes, status))
    return { type: { kind: 'struct', name: status }, meta: {} };
  return { type: typeOf(shape.shape, shape.member), meta: patchMetaOf(type.name, field) };
}

function typeOf(shape: ValueShape, member: ValueShape): GoType {
  if (shape.kind === 'scalar') return undefined;
  if (shape.kind === 'struct') return { kind: 'struct', name: shape.of };
  return { kind: shape.kind, of: member.kind === 'struct' ? { kind: 'struct', name: member.of } : undefined };
}
