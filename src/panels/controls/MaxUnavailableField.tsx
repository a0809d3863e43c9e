import type { StatefulSet } from '#engine/objects.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { TextField } from '../common/TextField.tsx';
import { Field } from './Field.tsx';
import { useEdit } from './useEdit.ts';

/** maxUnavailable: a number or a percentage, behind a feature gate, and RollingUpdate's alone. */
export function MaxUnavailableField({ set }: { readonly set: StatefulSet }) {
  const { controls, shell } = useWords();
  const edit = useEdit();
  const gate = 'MaxUnavailableStatefulSet';
  const version = useOrdinal((store) => store.frame.cluster.release.version);
  const isOn = useOrdinal((store) => store.frame.cluster.release.gates[gate]);
  const { type, rollingUpdate } = set.spec.updateStrategy;
  const obstacle = !isOn
    ? { word: controls.off, reason: controls.gateOff(gate, shell.version.name(version)) }
    : type !== 'RollingUpdate'
      ? { word: controls.absent, reason: controls.notWith(type) }
      : undefined;
  return (
    <Field name="maxUnavailable" label="maxUnavailable" about={obstacle?.reason ?? controls.about.maxUnavailable}>
      {({ id, describedBy, invalid }) => (
        <TextField
          id={id}
          value={obstacle?.word ?? String(rollingUpdate?.maxUnavailable ?? 1)}
          onCommit={(text) => edit('maxUnavailable', text)}
          describedBy={describedBy}
          invalid={invalid}
          disabled={obstacle !== undefined}
        />
      )}
    </Field>
  );
}
