import { useMemo } from 'react';
import { EffectBadge } from './EffectBadge.tsx';
import { aboutAt } from './fieldAbout.ts';
import { useManifestWords } from './useManifestWords.ts';

/** What the field at the cursor is for, and what a change of it leads to: what hovering tells, for keys, fingers and ears. */
export function FieldStrip({ text, cursor }: { readonly text: string; readonly cursor: number | undefined }) {
  const words = useManifestWords();
  const { field, effects, sentences } = words.editor;
  const about = useMemo(() => (cursor === undefined ? undefined : aboutAt(text, cursor, words)), [text, cursor, words]);
  if (about === undefined) {
    return (
      <section className="field-strip" aria-label={field.region}>
        <p>{field.none}</p>
      </section>
    );
  }
  const told = [about.about, about.effectKind && effects[about.effectKind].about];
  return (
    <section className="field-strip" aria-label={field.region}>
      <p className="field-head" aria-live="polite">
        <code lang="en">{about.path}</code>
        <span lang="en" className="field-type">
          {about.type}
        </span>
        {about.effectKind && <EffectBadge effect={about.effectKind} name={effects[about.effectKind].name} />}
      </p>
      <p>{sentences(told.filter((sentence) => sentence !== undefined))}</p>
    </section>
  );
}
