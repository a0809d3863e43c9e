import { type FormEvent, useId, useState } from 'react';
import { kubernetesVersions } from '#engine/versions.ts';
import type { Pod, StatefulSet } from '#engine/objects.ts';
import type { CompareWords } from '#i18n/compareWords.ts';
import { openWhatIf } from '#store/compare/openWhatIf.ts';
import type { Change } from '#store/compare/whatIf.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { Select } from '../common/Select.tsx';
import { type ChangeField, changeFields, changeOf, faultKinds, firstValue, problemOf } from './changes.ts';
import { useCompareWords } from './useCompare.ts';

interface Props {
  readonly set: StatefulSet;
  /** The pod that a fault befalls: the chosen one, or the highest. */
  readonly pod: Pod | undefined;
}

/** The same run with one thing another way. What it is cannot be worked out before it has run. */
export function WhatIf({ set, pod }: Props) {
  const { open: words } = useCompareWords();
  const version = useOrdinal((store) => store.version);
  const [field, setField] = useState<ChangeField>('podManagementPolicy');
  const [value, setValue] = useState(() => firstValue('podManagementPolicy', set, version));
  const [said, setSaid] = useState('');
  const id = useId();
  const choose = (next: ChangeField) => {
    setField(next);
    setValue(firstValue(next, set, version));
    setSaid('');
  };
  const open = async (change: Change, form: HTMLElement) => {
    const refusal = await openWhatIf(change);
    setSaid(refusal === undefined ? '' : words.failed({ message: refusal }));
    if (refusal === undefined) form.closest<HTMLElement>('[popover]')?.hidePopover();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const problem = problemOf(field, value);
    const change = changeOf(field, value, pod);
    if (problem !== undefined) setSaid(words[problem]);
    else if (change === undefined) setSaid(words.noPods);
    else void open(change, event.currentTarget as HTMLElement);
  };
  return (
    <form className="what-if" onSubmit={onSubmit} aria-describedby={`${id}-note`}>
      <span className="unseen" id={`${id}-field`}>
        {words.field}
      </span>
      <Select<ChangeField>
        id={`${id}-field-select`}
        labelledBy={`${id}-field`}
        value={field}
        choices={changeFields.map((each) => ({ value: each, label: words.fields[each] }))}
        onChoose={choose}
      />
      <span className="unseen" id={`${id}-value`}>
        {words.value}
      </span>
      <ValueField
        id={`${id}-value-field`}
        labelledBy={`${id}-value`}
        {...{ field, value, pod, words }}
        onChange={setValue}
      />
      <button type="submit" className="control button primary">
        {words.start}
      </button>
      <p id={`${id}-note`} className="what-if-note">
        {field === 'podManagementPolicy' || field === 'version' ? words.fromStart : words.whatIfNote}
      </p>
      <p role="status" className="what-if-said">
        {said}
      </p>
    </form>
  );
}

interface ValueProps {
  readonly id: string;
  readonly labelledBy: string;
  readonly field: ChangeField;
  readonly value: string;
  readonly pod: Pod | undefined;
  readonly words: CompareWords['open'];
  readonly onChange: (value: string) => void;
}

function ValueField({ id, labelledBy, field, value, pod, words, onChange }: ValueProps) {
  const choices = choicesOf(field, pod, words);
  if (choices !== undefined)
    return <Select id={id} labelledBy={labelledBy} value={value} choices={choices} onChoose={onChange} />;
  return (
    <span className="control text-field">
      <input
        id={id}
        aria-labelledby={labelledBy}
        value={value}
        size={5}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => onChange(event.target.value.trim())}
      />
    </span>
  );
}

function choicesOf(field: ChangeField, pod: Pod | undefined, words: CompareWords['open']) {
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  switch (field) {
    case 'podManagementPolicy':
      return plain(['OrderedReady', 'Parallel']);
    case 'updateStrategy':
      return plain(['RollingUpdate', 'OnDelete']);
    case 'version':
      return plain(kubernetesVersions);
    case 'fault':
      return faultKinds.map((kind) => ({
        value: kind,
        label: words.faults[kind]({ pod: pod?.metadata.name ?? '', node: pod?.spec.nodeName ?? '' }),
      }));
    default:
      return undefined;
  }
}
