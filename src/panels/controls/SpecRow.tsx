import { memo } from 'react';
import type { StatefulSet } from '#engine/objects.ts';
import { useWords } from '#store/useWords.ts';
import { ImageField } from './ImageField.tsx';
import { MaxUnavailableField } from './MaxUnavailableField.tsx';
import { MinReadyField } from './MinReadyField.tsx';
import { MoreFields } from './MoreFields.tsx';
import { NumberField } from './NumberField.tsx';
import { PolicyField } from './PolicyField.tsx';
import { StrategyField } from './StrategyField.tsx';

interface Props {
  readonly set: StatefulSet;
}

/** What you ask: the fields of the spec that a lecture turns, every one of them an edit through the API server. */
export const SpecRow = memo(function SpecRow({ set }: Props) {
  const { controls } = useWords();
  const { replicas, updateStrategy } = set.spec;
  const rolling = updateStrategy.type === 'RollingUpdate';
  return (
    <div className="control-row spec-row" role="group" aria-labelledby="spec-title">
      <div className="row-title" id="spec-title">
        <strong lang="en">{controls.spec.title}</strong>
        <span>{controls.spec.subtitle}</span>
      </div>
      <div className="row-fields">
        <NumberField field="replicas" value={replicas} about={controls.about.replicas} />
        <NumberField
          field="partition"
          value={updateStrategy.rollingUpdate?.partition ?? 0}
          about={rolling ? controls.about.partition : controls.notWith(updateStrategy.type)}
          disabled={!rolling}
        />
        <ImageField set={set} />
        <PolicyField set={set} />
        <StrategyField strategy={updateStrategy} />
        <MaxUnavailableField set={set} />
        <MinReadyField seconds={set.spec.minReadySeconds ?? 0} />
        <MoreFields set={set} />
      </div>
    </div>
  );
}, isSameAsk);

/** The status changes with nearly every frame; of it, the fields show only whether the newest revision is known. */
function isSameAsk({ set: before }: Props, { set: after }: Props): boolean {
  return (
    before.spec === after.spec &&
    before.metadata.name === after.metadata.name &&
    before.metadata.generation === after.metadata.generation &&
    before.status.observedGeneration === after.status.observedGeneration &&
    before.status.updateRevision === after.status.updateRevision
  );
}
