import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { EditedFile } from '#terminal/terminalEditor.ts';
import { useWords } from '#store/useWords.ts';

interface Props {
  readonly file: EditedFile;
  /** Somebody is done with the file. */
  readonly onLeave: (text: string) => void;
}

/** The file that a command waits for, such as `kubectl edit`: it stands where the command line was. */
export function EditForm({ file, onLeave }: Props) {
  const { terminal: words } = useWords();
  const fieldId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(file.text);

  // Whoever pressed Enter goes on typing here, above the first line.
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(0, 0);
  }, []);

  const save = (event: FormEvent) => {
    event.preventDefault();
    onLeave(text);
  };
  return (
    <form className="terminal-editor" onSubmit={save}>
      <label htmlFor={fieldId}>{words.editing(file.path)}</label>
      <textarea
        ref={field}
        id={fieldId}
        lang="en"
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        wrap="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(event);
        }}
      />
      <p className="terminal-editor-ends">
        <button type="submit" className="control button" aria-keyshortcuts="Control+Enter">
          {words.saveText}
        </button>
        <button type="button" className="control button" onClick={() => onLeave(file.text)}>
          {words.leaveText}
        </button>
      </p>
    </form>
  );
}
