import { useOrdinal } from '#store/useOrdinal.ts';
import { asTyped } from './asTyped.ts';
import { specPatch, type SpecField } from './specPatch.ts';

/** Sends what was typed into a field of the spec, as it was typed. Gives the API server's refusal, or undefined. */
export function useEdit() {
  const name = useOrdinal((store) => store.setName);
  const submit = useOrdinal((store) => store.submit);
  return (field: SpecField, text: string) =>
    submit({ type: 'patchSet', name, spec: specPatch(field, asTyped(text)) }, field);
}
