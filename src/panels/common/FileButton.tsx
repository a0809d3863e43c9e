import './dialogParts.css';

interface Props {
  readonly label: string;
  /** The endings that the system offers first. */
  readonly accept: string;
  readonly onFile: (file: File | undefined) => void;
}

/** The system's own way to pick a file, in the look of a button; the same file can be picked again. */
export function FileButton({ label, accept, onFile }: Props) {
  return (
    <label className="control button file-button">
      {label}
      <input
        type="file"
        className="unseen"
        accept={accept}
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </label>
  );
}
