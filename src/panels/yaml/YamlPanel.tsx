import { useId } from 'react';
import type { Complaint } from '#manifest/parseManifests.ts';
import type { Words } from '#i18n/words.ts';
import { useWords } from '#store/useWords.ts';
import { ManifestText } from './ManifestText.tsx';
import { useManifestDraft } from './useManifestDraft.ts';
import './yaml.css';

/** The manifest as text: edit it, apply it, and be told where it is wrong. */
export function YamlPanel() {
  const { yaml } = useWords();
  const { text, edited, applied, complaint, refusal, edit, discard, apply } = useManifestDraft();
  const [hintId, problemId] = [useId(), useId()];
  const problem = complaint === undefined ? refusal?.message : complaintText(complaint, yaml);
  return (
    <form
      className="yaml-panel"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <ManifestText
        label={yaml.label}
        describedBy={`${hintId} ${problemId}`}
        text={text}
        invalid={problem !== undefined}
        complaint={complaint}
        onEdit={edit}
        onApply={apply}
      />
      <p id={hintId} className="yaml-hint">
        {yaml.hint}
      </p>
      <div className="yaml-buttons">
        <button type="submit" className="control button primary" disabled={!edited}>
          {yaml.apply}
        </button>
        <button type="button" className="control button" disabled={!edited} onClick={discard}>
          {yaml.discard}
        </button>
        <p role="status" className="yaml-applied">
          {applied && yaml.applied}
        </p>
      </div>
      <p id={problemId} role="alert" className="yaml-problem" lang={complaint === undefined ? 'en' : undefined}>
        {problem}
      </p>
    </form>
  );
}

function complaintText({ code, line, column, detail = '' }: Complaint, yaml: Words['yaml']): string {
  const what = code === 'syntax' ? yaml.complaints.syntax(detail) : yaml.complaints[code];
  return line === undefined || column === undefined ? what : `${yaml.at(line, column)} · ${what}`;
}
