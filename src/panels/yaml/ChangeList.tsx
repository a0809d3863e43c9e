import type { Json } from '#engine/json.ts';
import type { ReviewedChange } from '#manifest/reviewText.ts';
import { fieldPathText } from '#manifest/fieldPaths.ts';
import { EffectBadge } from './EffectBadge.tsx';
import type { JudgedDocument } from './review.ts';
import { shortValue } from './shortValue.ts';
import { useManifestWords } from './useManifestWords.ts';

/** So many fields of an object are listed. */
const most = 8;

/** What applying the text would change, and what each change leads to. */
export function ChangeList({ documents }: { readonly documents: readonly JudgedDocument[] }) {
  const { changes } = useManifestWords().editor;
  const touched = documents.filter(({ state }) => state === 'new' || state === 'changed');
  return (
    <section className="changes" aria-label={changes.title}>
      <h3>{changes.title}</h3>
      {touched.length === 0 ? <p>{changes.nothing}</p> : null}
      {touched.map((document) => (
        <DocumentChanges key={`${document.kind}/${document.name}`} judged={document} />
      ))}
    </section>
  );
}

function DocumentChanges({ judged }: { readonly judged: JudgedDocument }) {
  const { changes: words } = useManifestWords().editor;
  const { kind, name, state, changes, refusal } = judged;
  return (
    <>
      <h4>
        {state === 'new' ? words.creates(kind, name) : words.is(kind, name)}
        {refusal !== undefined && <strong className="refused-mark">{words.refused}</strong>}
      </h4>
      <ul>
        {changes.slice(0, most).map((change) => (
          <ChangeRow key={fieldPathText(change.path)} change={change} judged={judged} />
        ))}
      </ul>
      {changes.length > most && <p>{words.more(changes.length - most)}</p>}
    </>
  );
}

function ChangeRow({ change, judged }: { readonly change: ReviewedChange; readonly judged: JudgedDocument }) {
  const { changes: words, effects } = useManifestWords().editor;
  const path = fieldPathText(change.path);
  const isRefused = judged.refused.some((refused) => startsWith(change.path, refused.path));
  return (
    <li data-refused={isRefused || undefined}>
      <code lang="en">{path}</code>
      <span className="values" lang="en">
        <Value label={words.from} value={change.before} absent={words.absent} />
        <span aria-hidden="true"> → </span>
        <Value label={words.to} value={change.after} absent={words.absent} />
      </span>
      {change.effect && <EffectBadge effect={change.effect} name={effects[change.effect].name} />}
    </li>
  );
}

interface ValueProps {
  readonly label: string;
  readonly value: Json | undefined;
  readonly absent: string;
}

function Value({ label, value, absent }: ValueProps) {
  return (
    <>
      <span className="unseen">{label} </span>
      <span className="mono">{value === undefined ? absent : shortValue(value)}</span>
    </>
  );
}

function startsWith(path: readonly unknown[], start: readonly unknown[]): boolean {
  return start.length > 0 && start.every((step, at) => path[at] === step);
}
