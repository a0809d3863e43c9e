import { useState } from 'react';
import { tellComplaint } from '#diagnose/tellComplaint.ts';
import { diagnoseText, showOnStage, usePasted } from '#store/pasted.ts';
import { useWords } from '#store/useWords.ts';
import { Dialog } from '../common/Dialog.tsx';
import { FileButton } from '../common/FileButton.tsx';
import { useDiagnosisWords } from '../useDiagnosisWords.ts';
import { DiagnosisCard } from './DiagnosisCard.tsx';
import '../common/answer.css';
import './diagnose.css';

/** Takes what kubectl printed of a cluster, pasted, dropped or from a file, and tells of every set in it. */
export function DiagnoseDialog({ onClose }: { readonly onClose: () => void }) {
  const { shell } = useWords();
  const words = useDiagnosisWords();
  const { complaint, diagnosed } = usePasted();
  const [typed, setTyped] = useState('');
  const [isUnreadable, setUnreadable] = useState(false);
  const { paste } = words;

  const take = (text: string) => {
    setUnreadable(false);
    setTyped('');
    diagnoseText(text);
  };
  const takeFile = (file: File | undefined) => {
    file?.text().then(take, () => setUnreadable(true));
  };

  return (
    <Dialog title={paste.title} closeLabel={shell.close} onClose={onClose} className="diagnose-dialog">
      {/* Dropping is one of several ways in; the others are by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="diagnose-input"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const [file] = event.dataTransfer.files;
          if (file === undefined) take(event.dataTransfer.getData('text/plain'));
          else takeFile(file);
        }}
      >
        <p>
          {paste.intro} <code className="dialog-command">{paste.command}</code>
        </p>
        <textarea
          rows={3}
          aria-label={paste.field}
          placeholder={paste.field}
          value={typed}
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          onPaste={(event) => {
            // Megabytes in a text field would take longer than the diagnosis.
            event.preventDefault();
            take(event.clipboardData.getData('text/plain'));
          }}
        />
        <div className="dialog-actions">
          <button type="button" className="control button" disabled={typed === ''} onClick={() => take(typed)}>
            {paste.go}
          </button>
          <FileButton label={paste.file} accept=".yaml,.yml,.json,.txt" onFile={takeFile} />
          <span className="dialog-note">{paste.stays}</span>
        </div>
      </div>
      <div role="status">
        {isUnreadable && <p className="dialog-warning">{paste.unreadable}</p>}
        {complaint !== undefined && <p className="dialog-warning">{tellComplaint(complaint, words)}</p>}
        {diagnosed?.diagnoses.length === 0 && <p className="dialog-warning">{words.report.noSet()}</p>}
        {diagnosed !== undefined && diagnosed.diagnoses.length > 0 && <Results onClose={onClose} />}
      </div>
    </Dialog>
  );
}

/** The sets that need somebody come first. */
function Results({ onClose }: { readonly onClose: () => void }) {
  const words = useDiagnosisWords();
  const { diagnosed, version } = usePasted();
  if (diagnosed === undefined) return null;
  const { diagnoses, passedOver, repeated } = diagnosed;
  const order = ['stuck', 'fails', 'unknown', 'waits', 'held', 'acts', 'settled'];
  const sorted = diagnoses.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const kinds = [...passedOver].map(([kind, count]) => `${count} ${kind}`).join(', ');
  return (
    <>
      <h3>
        {words.paste.results({ sets: diagnoses.length })} <small>{words.paste.asVersion({ version })}</small>
      </h3>
      {sorted.map((diagnosis, at) => (
        <DiagnosisCard
          key={`${diagnosis.namespace}/${diagnosis.set.metadata.name}`}
          diagnosis={diagnosis}
          words={words}
          isOpen={at === 0}
          onShow={() => void showOnStage(diagnosis.namespace, diagnosis.set.metadata.name).then(onClose)}
        />
      ))}
      {repeated > 0 && <p className="dialog-note">{words.report.repeated({ objects: repeated })}</p>}
      {kinds !== '' && <p className="dialog-note">{words.report.passedOver({ kinds })}</p>}
    </>
  );
}
