import type { UpdateStrategy } from '#engine/objects.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { Select } from '../common/Select.tsx';
import { Field } from './Field.tsx';
import { useEdit } from './useEdit.ts';

/** How outdated pods are replaced. A strategy behind a closed feature gate is listed with the name of the gate. */
export function StrategyField({ strategy }: { readonly strategy: UpdateStrategy }) {
  const { controls, shell } = useWords();
  const edit = useEdit();
  const release = useOrdinal((store) => store.frame.cluster.release);
  const recreateGate = 'StatefulSetRecreateStrategy';
  const choices = (['RollingUpdate', 'OnDelete', 'Recreate'] as const).map((type) => {
    const disabled = type === 'Recreate' && !release.gates[recreateGate];
    const reason = controls.gateOff(recreateGate, shell.version.name(release.version));
    return { value: type, label: type, disabled, note: disabled ? reason : controls.strategies[type] };
  });
  return (
    <Field name="updateStrategy" label="updateStrategy" about={controls.about.updateStrategy}>
      {({ id, labelId, describedBy }) => (
        <Select
          id={id}
          labelledBy={labelId}
          describedBy={describedBy}
          value={strategy.type}
          choices={choices}
          onChoose={(type) => edit('updateStrategy', type)}
        />
      )}
    </Field>
  );
}
