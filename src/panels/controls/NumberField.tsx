import { Stepper } from '../common/Stepper.tsx';
import { useWords } from '#store/useWords.ts';
import { Field } from './Field.tsx';
import type { SpecField } from './specPatch.ts';
import { useEdit } from './useEdit.ts';

interface Props {
  readonly field: SpecField;
  readonly value: number;
  readonly about: string;
  readonly disabled?: boolean;
}

/** A whole number of the spec, with its two buttons. */
export function NumberField({ field, value, about, disabled }: Props) {
  const { controls } = useWords();
  const edit = useEdit();
  return (
    <Field name={field} label={field} about={about}>
      {({ id, describedBy, invalid }) => (
        <Stepper
          id={id}
          value={value}
          onCommit={(text) => edit(field, text)}
          lessLabel={controls.less(field)}
          moreLabel={controls.greater(field)}
          describedBy={describedBy}
          invalid={invalid}
          disabled={disabled}
        />
      )}
    </Field>
  );
}
