import type { StatefulSet } from '#engine/objects.ts';
import { useWords } from '#store/useWords.ts';
import { Popover } from '../common/Popover.tsx';
import { NumberField } from './NumberField.tsx';
import { RetentionField } from './RetentionField.tsx';

/** The fields that a lecture needs once: in a card that opens, on a phone simply below the others. */
export function MoreFields({ set }: { readonly set: StatefulSet }) {
  const { controls } = useWords();
  const { ordinals, persistentVolumeClaimRetentionPolicy: retention, revisionHistoryLimit } = set.spec;
  return (
    <Popover button={controls.more} label={controls.moreFields} className="more-fields">
      <RetentionField field="whenScaled" value={retention?.whenScaled ?? 'Retain'} />
      <RetentionField field="whenDeleted" value={retention?.whenDeleted ?? 'Retain'} />
      <NumberField field="ordinals.start" value={ordinals?.start ?? 0} about={controls.about.ordinalsStart} />
      <NumberField
        field="revisionHistoryLimit"
        value={revisionHistoryLimit}
        about={controls.about.revisionHistoryLimit}
      />
    </Popover>
  );
}
