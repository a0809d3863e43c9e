import type { RetentionPolicyType } from '#engine/objects.ts';
import { useWords } from '#store/useWords.ts';
import { Select } from '../common/Select.tsx';
import { Field } from './Field.tsx';
import { useEdit } from './useEdit.ts';

interface Props {
  readonly field: 'whenScaled' | 'whenDeleted';
  readonly value: RetentionPolicyType;
}

/** What becomes of the claims. */
export function RetentionField({ field, value }: Props) {
  const { controls } = useWords();
  const edit = useEdit();
  const choices = (['Retain', 'Delete'] as const).map((policy) => ({
    value: policy,
    label: policy,
    note: controls.retention[policy],
  }));
  return (
    <Field name={field} label={field} about={controls.about[field]}>
      {({ id, labelId, describedBy }) => (
        <Select
          id={id}
          labelledBy={labelId}
          describedBy={describedBy}
          value={value}
          choices={choices}
          onChoose={(policy) => edit(field, policy)}
        />
      )}
    </Field>
  );
}
