import { listAt, mapAt, textAt, valueAt } from '../objectFields.ts';
import { describeContainers } from './containers.ts';
import type { Description } from './description.ts';
import { describeTolerations, describeTopologySpread } from './placement.ts';
import { describeVolumes } from './volumes.ts';

/** The template of pods (kubectl `DescribePodTemplate`), as `describe` of its owner and `rollout history --revision` show it. */
export function describePodTemplate(description: Description, template: unknown): void {
  description.line(0, 'Pod Template:');
  description.labels(1, 'Labels', mapAt(template, 'metadata', 'labels'));
  const annotations = mapAt(template, 'metadata', 'annotations');
  if (Object.keys(annotations).length > 0) description.annotations(1, 'Annotations', annotations);
  const account = textAt(template, 'spec', 'serviceAccountName');
  if (account !== '') description.line(1, `Service Account:\t${account}`);
  const initContainers = listAt(template, 'spec', 'initContainers');
  if (initContainers.length > 0) describeContainers(description, 'Init Containers', initContainers, {});
  describeContainers(description, 'Containers', listAt(template, 'spec', 'containers'), {});
  describeVolumes(description, 1, listAt(template, 'spec', 'volumes'));
  describeTopologySpread(description, 1, listAt(template, 'spec', 'topologySpreadConstraints'));
  const priority = textAt(template, 'spec', 'priorityClassName');
  if (priority !== '') description.line(1, `Priority Class Name:\t${priority}`);
  description.labels(1, 'Node-Selectors', mapAt(template, 'spec', 'nodeSelector'));
  describeTolerations(description, 1, valueAt(template, 'spec', 'tolerations'));
}
