import { Fragment, useId } from 'react';
import type { JsonObject } from '#engine/json.ts';
import type { InspectWords } from '#i18n/inspectWords.ts';
import {
  otherFields,
  readTrialField,
  templateFields,
  trialEnv,
  type TrialField,
  trialLabel,
  writeTrialField,
} from '#inspect/trialSet.ts';

interface Props {
  readonly manifest: JsonObject;
  readonly onEdit: (manifest: JsonObject) => void;
  readonly words: InspectWords['anatomy'];
}

/** A few fields to change: some are in the template, the others are not, and that is all that counts. */
export function TrialFields({ manifest, onEdit, words }: Props) {
  const group = (legend: string, fields: readonly TrialField[]) => (
    <fieldset className="trial-fields">
      <legend>{legend}</legend>
      {fields.map((field) => (
        <TrialInput key={field} field={field} manifest={manifest} onEdit={onEdit} />
      ))}
    </fieldset>
  );
  return (
    <>
      {group(words.inTemplate, templateFields)}
      {group(words.notInTemplate, otherFields)}
    </>
  );
}

interface InputProps extends Omit<Props, 'words'> {
  readonly field: TrialField;
}

/** The API's own names, in the pieces that a line may break between. */
const names: Readonly<Record<TrialField, readonly string[]>> = {
  image: ['image'],
  env: ['env: ', trialEnv],
  templateLabel: ['labels: ', trialLabel],
  gracePeriod: ['termination', 'GracePeriod', 'Seconds'],
  replicas: ['replicas'],
  partition: ['partition'],
  minReadySeconds: ['minReady', 'Seconds'],
  setLabel: ['metadata.', 'labels: ', trialLabel],
};

function TrialInput({ field, manifest, onEdit }: InputProps) {
  const id = useId();
  return (
    <div className="trial-field">
      <label htmlFor={id}>
        {names[field].map((piece) => (
          <Fragment key={piece}>
            {piece}
            <wbr />
          </Fragment>
        ))}
      </label>
      <input
        id={id}
        value={readTrialField(manifest, field)}
        onChange={({ target }) => onEdit(writeTrialField(manifest, field, target.value))}
        maxLength={200}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </div>
  );
}
