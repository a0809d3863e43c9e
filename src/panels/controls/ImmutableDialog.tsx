import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { Dialog } from '../common/Dialog.tsx';
import { specPatch, type SpecField } from './specPatch.ts';

interface Props {
  readonly field: SpecField;
  readonly from: string;
  readonly to: string;
  readonly error: ApiError;
  readonly onClose: () => void;
}

/** An immutable field was edited: what the API server says to that, and the ways round it. */
export function ImmutableDialog({ field, from, to, error, onClose }: Props) {
  const { controls, shell } = useWords();
  const name = useOrdinal((store) => store.setName);
  const submit = useOrdinal((store) => store.submit);
  const words = controls.immutable;

  const recreate = (keepPods: boolean) => {
    onClose();
    submit({ type: 'recreateSet', name, keepPods, spec: specPatch(field, to) }, field);
  };
  return (
    <Dialog title={words.title(field)} closeLabel={shell.close} onClose={onClose} className="immutable">
      <figure className="server-says">
        <figcaption>{words.says}</figcaption>
        <blockquote lang="en" className="mono">
          {error.message}
        </blockquote>
      </figure>
      <p>{words.wayRound(from, to)}</p>
      <div className="ways">
        <button type="button" className="way" onClick={() => recreate(true)}>
          <strong>{words.keepPods}</strong>
          <span>{words.keepPodsNote}</span>
        </button>
        <button type="button" className="way" onClick={() => recreate(false)}>
          <strong>{words.newPods}</strong>
          <span>{words.newPodsNote}</span>
        </button>
        <button type="button" className="way" onClick={onClose}>
          <strong>{words.cancel}</strong>
        </button>
      </div>
    </Dialog>
  );
}
