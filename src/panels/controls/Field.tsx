import type { ReactNode } from 'react';
import { useOrdinal } from '#store/useOrdinal.ts';
import { Refused } from './Refused.tsx';

/** What a control inside a field has to say of itself. */
export interface FieldIds {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string;
  readonly invalid: boolean;
}

interface Props {
  /** The name under which its refusals are kept. */
  readonly name: string;
  readonly label: string;
  /** How many letters of it are shown in the row, where every pixel counts. */
  readonly shown?: number;
  /** What the field does, or why it cannot be used. */
  readonly about: string;
  /** Whoever shows the refusal elsewhere keeps it from being shown twice. */
  readonly quiet?: boolean;
  readonly children: (ids: FieldIds) => ReactNode;
}

/** A label, its control, and the API server's answer under it. The label is the API's own name in every language. */
export function Field({ name, label, shown = label.length, about, quiet, children }: Props) {
  const refusal = useOrdinal((store) => (store.refusal?.field === name ? store.refusal.error : undefined));
  const id = fieldId(name);
  const describedBy = refusal === undefined ? `${id}-about` : `${id}-about ${id}-refused`;
  return (
    <div className="field" title={about}>
      <label id={`${id}-label`} htmlFor={id} lang="en">
        {label.slice(0, shown)}
        <span className="label-rest">{label.slice(shown)}</span>
      </label>
      {children({ id, labelId: `${id}-label`, describedBy, invalid: refusal !== undefined })}
      <span id={`${id}-about`} className="field-about">
        {about}
      </span>
      <Refused id={`${id}-refused`} error={quiet ? undefined : refusal} />
    </div>
  );
}

function fieldId(name: string): string {
  return `spec-${name.replace('.', '-')}`;
}
