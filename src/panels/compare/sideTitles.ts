/** What the two sides are called: by the one thing that makes them two. */
import type { JsonObject } from '#engine/json.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import type { CompareWords } from '#i18n/compareWords.ts';
import type { Words } from '#i18n/words.ts';
import type { Comparison, Side } from '#store/compare/comparison.ts';
import type { BranchInfo } from '#store/state.ts';
import { specChanges } from '../narration/specChanges.ts';
import { branchLabel } from '../timeline/branchLabel.ts';
import { markLabel } from '../timeline/markLabel.ts';

export type Titles = readonly [string, string];

/** `left`, `right`: the branches that are compared, or the same one twice when it is a set and a Deployment; `branches`: all. */
export function sideTitles(
  { sides, shared }: Comparison,
  left: BranchInfo,
  right: BranchInfo,
  branches: readonly BranchInfo[],
  words: Words,
  { titles }: CompareWords,
): Titles {
  const [a, b] = sides;
  if (b.subject.kind === 'deployment')
    return [titles.set({ name: a.subject.name }), titles.deployment({ name: b.subject.name })];
  if (left.version !== right.version)
    return [titles.version({ version: left.version }), titles.version({ version: right.version })];
  if (right.parentId === left.id && right.request !== undefined)
    return titlesOf(right.request, a, shared, words, titles);
  if (left.parentId === right.id && left.request !== undefined) {
    const [before, after] = titlesOf(left.request, b, shared, words, titles);
    return [after, before];
  }
  return [branchLabel(left, branches, words), branchLabel(right, branches, words)];
}

/** Of a branch and the one that it left by this request; `parent`: the latter. */
function titlesOf(
  request: Request,
  { history, steps, subject }: Side,
  shared: number,
  words: Words,
  titles: CompareWords['titles'],
): Titles {
  const { cluster } = history.frameAt(Math.min(steps.length, shared + 1));
  const set = cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === subject.name);
  return titlesOfRequest(request, (set?.spec ?? {}) as unknown as JsonObject, words, titles);
}

function titlesOfRequest(request: Request, spec: JsonObject, words: Words, titles: CompareWords['titles']): Titles {
  const before = new Map(specChanges(spec).map(({ field, value }) => [field, value]));
  const asked = request.type === 'patchSet' ? specChanges(request.spec) : [];
  const [change, ...more] = asked.filter(({ field, value }) => before.get(field) !== value);
  const what = markLabel(request, words);
  if (typeof change?.value !== 'string' || more.length > 0) return [titles.without({ what }), titles.with({ what })];
  const { field, value } = change;
  const old = before.get(field) ?? titles.unset;
  // The policy's values speak for themselves.
  if (field === 'podManagementPolicy') return [old, value];
  return [titles.field({ field, value: old }), titles.field({ field, value })];
}
