import { useId } from 'react';
import type { Complaint } from '#manifest/parseManifests.ts';
import type { Words } from '#i18n/words.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { useManifestDraft } from './useManifestDraft.ts';
import './yaml.css';

/** The manifest as text: edit it, apply it, and be told where it is wrong. */
export function YamlPanel() {
  const { yaml } = useWords();
  const { text, edited, complaint, edit, discard, apply } = useManifestDraft();
  const refusal = useOrdinal((store) => (store.refusal?.field === 'yaml' ? store.refusal.error.message : undefined));
  const [hintId, problemId] = [useId(), useId()];
  const problem = complaint === undefined ? refusal : complaintText(complaint, yaml);
  return (
    <form
      className="yaml-panel"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <textarea
        aria-label={yaml.label}
        aria-describedby={`${hintId} ${problemId}`}
        aria-invalid={problem !== undefined}
        spellCheck={false}
        autoCapitalize="off"
        value={text}
        onChange={(event) => edit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) apply();
        }}
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
      </div>
      <p id={problemId} role="alert" className="yaml-problem">
        {problem}
      </p>
    </form>
  );
}

function complaintText({ code, line, column, detail = '' }: Complaint, yaml: Words['yaml']): string {
  const what = code === 'syntax' ? yaml.complaints.syntax(detail) : yaml.complaints[code];
  return line === undefined || column === undefined ? what : `${yaml.at(line, column)} · ${what}`;
}
