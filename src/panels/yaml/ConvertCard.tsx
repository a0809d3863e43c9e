import type { Conversion } from '#manifest/toStatefulSet.ts';
import { useManifestWords } from './useManifestWords.ts';

/** Another kind that makes pods: why it is no StatefulSet, and what would have to change to make it one. */
export function ConvertCard({
  conversion,
  onConvert,
}: {
  readonly conversion: Conversion;
  readonly onConvert: () => void;
}) {
  const { convert: words } = useManifestWords().editor;
  const { kind, notes } = conversion;
  return (
    <section className="convert" aria-label={words.title(kind)}>
      <h3>{words.title(kind)}</h3>
      <p>{words.why[kind]}</p>
      <p className="fixes">
        <button type="button" className="control button" onClick={onConvert}>
          {words.button}
        </button>
        <span>{words.anyway}</span>
      </p>
      <ul>
        {notes.map(({ code, names }) => (
          <li key={code}>{words.notes[code](names)}</li>
        ))}
      </ul>
    </section>
  );
}
