/** The claims of an ordinal: one drum for each claim template, whether the claim exists or not. */
import type { PersistentVolumeClaim, StatefulSet } from '#engine/objects.ts';
import { getPersistentVolumeClaimName } from '#engine/statefulset/identity.ts';
import { keep, keepList } from './keep.ts';
import type { ClaimTable } from './objectTables.ts';
import type { ClaimDrum, ClaimLook } from './scene.ts';

export interface ClaimSurroundings {
  readonly set: StatefulSet;
  readonly claims: ClaimTable;
  readonly ordinal: number;
  readonly inRange: boolean;
  /** There is a pod that mounts them. */
  readonly mounted: boolean;
  /** The colours of the pods that wrote since a claim was made, newest first. */
  readonly writersSince: (created: string | undefined) => readonly number[];
  readonly earlier: readonly ClaimDrum[] | undefined;
}

const maxBlocks = 4;

/** The drums of an ordinal, each the earlier one if nothing about it changed. */
export function layoutClaims(around: ClaimSurroundings): readonly ClaimDrum[] {
  const templates = around.set.spec.volumeClaimTemplates ?? [];
  const drums = templates.map((template, at) => {
    const name = getPersistentVolumeClaimName(around.set, template, around.ordinal);
    return keep(around.earlier?.[at], layoutClaim(name, around.claims.get(name), around));
  });
  return keepList(around.earlier, drums);
}

function layoutClaim(name: string, claim: PersistentVolumeClaim | undefined, around: ClaimSurroundings): ClaimDrum {
  const look = claimLook(claim, around);
  const writers = claim === undefined ? [] : around.writersSince(claim.metadata.creationTimestamp);
  return {
    name,
    look,
    size: claim?.status.capacity?.storage ?? claim?.spec.resources?.requests?.storage ?? '',
    volume: claim?.spec.volumeName ?? '',
    blocks: blocksOf(writers),
    moreBlocks: Math.max(0, writers.length - maxBlocks),
    stalk: around.mounted ? 'mounted' : claim !== undefined && look === 'kept' ? 'none' : 'slot',
  };
}

function claimLook(claim: PersistentVolumeClaim | undefined, { inRange, mounted }: ClaimSurroundings): ClaimLook {
  if (claim === undefined) return 'none';
  if (claim.metadata.deletionTimestamp !== undefined) return 'terminating';
  if (claim.status.phase === 'Lost') return 'lost';
  if (claim.status.phase === 'Pending') return 'pending';
  return !inRange && !mounted ? 'kept' : 'bound';
}

/** Lists of the same few colours are one list, so that a drum compares as unchanged. */
function blocksOf(writers: readonly number[]): readonly number[] {
  const key = writers.slice(0, maxBlocks).join(' ');
  const known = knownBlocks.get(key) ?? writers.slice(0, maxBlocks);
  knownBlocks.set(key, known);
  return known;
}

const knownBlocks = new Map<string, readonly number[]>();
