import type { StatefulSet } from '../objects.ts';

/**
 * What the API server warns of although it takes the set (upstream `WarningsOnCreate`, `WarningsOnUpdate`), each without the
 * `Warning: ` that kubectl puts before it. An update warns of the template only when the spec changes.
 */
export function statefulSetWarnings({ spec }: Pick<StatefulSet, 'spec'>, isSpecChanged = true): string[] {
  const grace = spec.template.spec.terminationGracePeriodSeconds ?? 0;
  const graceWarning =
    'spec.template.spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1';
  const limitWarning =
    'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended';
  return [
    ...(grace < 0 && isSpecChanged ? [graceWarning] : []),
    ...(spec.revisionHistoryLimit < 0 ? [limitWarning] : []),
  ];
}
