import { useState } from 'react';
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { PodManagementPolicy, StatefulSet } from '#engine/objects.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { Select } from '../common/Select.tsx';
import { Field } from './Field.tsx';
import { ImmutableDialog } from './ImmutableDialog.tsx';
import { useEdit } from './useEdit.ts';

/** A field with a lock. The edit is sent all the same: the API server's refusal opens the way round it. */
export function PolicyField({ set }: { readonly set: StatefulSet }) {
  const { controls } = useWords();
  const edit = useEdit();
  const dismiss = useOrdinal((store) => store.dismissRefusal);
  const [refused, setRefused] = useState<{ readonly policy: PodManagementPolicy; readonly error: ApiError }>();
  const choices = (['OrderedReady', 'Parallel'] as const).map((policy) => ({
    value: policy,
    label: policy,
    note: controls.policies[policy],
  }));
  const choose = (policy: PodManagementPolicy) => {
    const error = edit('podManagementPolicy', policy);
    if (error !== undefined) setRefused({ policy, error });
  };
  const close = () => {
    setRefused(undefined);
    dismiss();
  };
  return (
    <>
      <Field
        name="podManagementPolicy"
        label="podManagementPolicy"
        about={controls.about.podManagementPolicy}
        quiet={refused !== undefined}
      >
        {({ id, labelId, describedBy }) => (
          <Select
            id={id}
            labelledBy={labelId}
            describedBy={describedBy}
            value={set.spec.podManagementPolicy}
            choices={choices}
            onChoose={choose}
            icon="lock"
          />
        )}
      </Field>
      {refused && (
        <ImmutableDialog
          field="podManagementPolicy"
          from={set.spec.podManagementPolicy}
          to={refused.policy}
          error={refused.error}
          onClose={close}
        />
      )}
    </>
  );
}
