import { useState } from 'react';
import type { JsonObject } from '#engine/json.ts';
import type { InspectWords } from '#i18n/inspectWords.ts';
import { templateText, withTemplateText } from '#inspect/trialSet.ts';
import { useWords } from '#store/useWords.ts';
import { complaintText } from '../../yaml/complaintText.ts';
import { useManifestWords } from '../../yaml/useManifestWords.ts';

interface Props {
  readonly manifest: JsonObject;
  readonly onEdit: (manifest: JsonObject) => void;
  readonly words: InspectWords['anatomy'];
}

/** Any field of the template can be tried as YAML. What cannot be read stays as it was typed, and says why. */
export function TemplateYaml({ manifest, onEdit, words }: Props) {
  const { yaml } = useWords();
  const manifestWords = useManifestWords();
  // What is being typed belongs to the manifest that it led to: an edit elsewhere writes the text anew.
  const [typed, setTyped] = useState<{ readonly text: string; readonly manifest: JsonObject }>();
  const text = typed?.manifest === manifest ? typed.text : templateText(manifest);
  const read = withTemplateText(manifest, text);
  const complaint = 'complaint' in read ? read.complaint : undefined;
  const type = (next: string) => {
    const answer = withTemplateText(manifest, next);
    const led = 'manifest' in answer ? answer.manifest : manifest;
    setTyped({ text: next, manifest: led });
    if (led !== manifest) onEdit(led);
  };
  return (
    <details className="more-faults template-yaml">
      <summary>{words.yaml}</summary>
      <textarea
        aria-label={words.yamlLabel}
        aria-invalid={complaint !== undefined || undefined}
        value={text}
        rows={Math.min(24, text.split('\n').length + 1)}
        onChange={({ target }) => type(target.value)}
        autoCapitalize="off"
        spellCheck={false}
      />
      {complaint !== undefined && (
        <p role="alert">
          {words.line({ line: complaint.line ?? 1, text: complaintText(complaint, manifestWords, yaml) })}
        </p>
      )}
    </details>
  );
}
