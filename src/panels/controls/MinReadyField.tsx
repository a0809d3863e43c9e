import { useWords } from '#store/useWords.ts';
import { TextField } from '../common/TextField.tsx';
import { Field } from './Field.tsx';
import { useEdit } from './useEdit.ts';

/** minReadySeconds. */
export function MinReadyField({ seconds }: { readonly seconds: number }) {
  const { controls } = useWords();
  const edit = useEdit();
  return (
    <Field name="minReadySeconds" label="minReadySeconds" shown={8} about={controls.about.minReadySeconds}>
      {({ id, describedBy, invalid }) => (
        <TextField
          id={id}
          value={String(seconds)}
          onCommit={(text) => edit('minReadySeconds', text)}
          describedBy={describedBy}
          invalid={invalid}
          unit={controls.seconds}
        />
      )}
    </Field>
  );
}
