/** Which lanes the stage is laid out for, and how. */
import type { StatefulSet } from '#engine/objects.ts';
import { keep, sameItems } from './keep.ts';
import type { StageOptions } from './layoutStage.ts';
import type { StageGeometry } from './scene.ts';
import { planStage, type StagePlan, type Wishes } from './tiers.ts';

export interface LanePlan extends StagePlan {
  readonly ordinals: readonly number[];
}

/** Plans one frame after the other; while nothing that a plan depends on changes, it is the same plan. */
export class LanePlanner {
  #basis: readonly unknown[] = [];
  #plan: LanePlan | undefined;

  plan(
    set: StatefulSet,
    known: readonly number[],
    options: StageOptions,
    earlier: StageGeometry | undefined,
  ): LanePlan {
    const { width, height, chrome, partitionDrag } = options;
    const basis = [set.spec, known, width, height, chrome, partitionDrag, earlier];
    if (this.#plan === undefined || !sameItems(this.#basis, basis))
      this.#plan = planLanes(set, known, options, earlier);
    // The next frame comes with this plan's geometry as the earlier one.
    this.#basis = basis.with(-1, this.#plan.geometry);
    return this.#plan;
  }
}

/** The plan for the lanes there are, and for one ghost more when there is room for it. */
function planLanes(
  set: StatefulSet,
  known: readonly number[],
  options: StageOptions,
  earlier: StageGeometry | undefined,
): LanePlan {
  // Beside another stage there is room for the pods only.
  const claims = options.chrome === 'side' ? 0 : (set.spec.volumeClaimTemplates?.length ?? 0);
  const wishes = { claims, range: rangeWish(set, options) };
  const next = known.at(-1) === undefined ? (set.spec.ordinals?.start ?? 0) : (known.at(-1) ?? 0) + 1;
  const roomy = known.length < 12 ? planStage(options, { ...wishes, lanes: known.length + 1 }) : undefined;
  const isWanted = known.length === 0 || (options.chrome === 'page' && roomy?.geometry.tier !== 'short');
  if (roomy !== undefined && isWanted && roomy.capacity > known.length) {
    return { ...roomy, geometry: keptGeometry(earlier, roomy.geometry), ordinals: [...known, next] };
  }
  const plan = planStage(options, { ...wishes, lanes: known.length });
  return { ...plan, geometry: keptGeometry(earlier, plan.geometry), ordinals: known };
}

/** While nothing depends on the partition, slides do without its strip when they are low. */
function rangeWish(set: StatefulSet, { chrome, width, partitionDrag }: StageOptions): Wishes['range'] {
  if (chrome === 'side') return 'none';
  const { type, rollingUpdate } = set.spec.updateStrategy;
  if (type !== 'RollingUpdate') return width < 560 ? 'none' : 'ifRoom';
  const isPlain = (rollingUpdate?.partition ?? 0) === 0 && partitionDrag === undefined;
  return isPlain && chrome === 'bare' ? 'ifRoom' : 'wanted';
}

function keptGeometry(earlier: StageGeometry | undefined, later: StageGeometry): StageGeometry {
  const cards = keep(earlier?.cards, later.cards);
  return keep(earlier, { ...later, cards, columns: later.columns && keep(earlier?.columns, later.columns) });
}
