import type { StatefulSet } from '#engine/objects.ts';
import { revisionIndex } from '#store/revisionColors.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { Combobox } from '../common/Combobox.tsx';
import { Swatch } from '../common/Swatch.tsx';
import { Field } from './Field.tsx';

/** The first container's image: the edit that makes a new revision, so it wears that revision's colour. */
export function ImageField({ set }: { readonly set: StatefulSet }) {
  const { controls } = useWords();
  const submit = useOrdinal((store) => store.submit);
  const updateRevision = set.status.updateRevision;
  const index = useOrdinal(({ frame }) => updateRevision && revisionIndex(frame, updateRevision));
  const container = set.spec.template.spec.containers[0];
  const choices = Object.entries(controls.images).map(([image, note]) => ({ value: image, label: image, note }));
  return (
    <Field name="image" label="image" about={controls.about.image}>
      {({ id, describedBy, invalid }) => (
        <Combobox
          id={id}
          value={container?.image ?? ''}
          choices={choices}
          choicesLabel={controls.choices}
          describedBy={describedBy}
          invalid={invalid}
          onCommit={(image) =>
            submit({ type: 'setImage', name: set.metadata.name, container: container?.name ?? '', image }, 'image')
          }
        >
          {index && set.status.observedGeneration === set.metadata.generation ? <Swatch index={index} /> : null}
        </Combobox>
      )}
    </Field>
  );
}
