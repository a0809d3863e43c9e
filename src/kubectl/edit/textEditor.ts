/** An editor for texts: what `kubectl edit` opens. Whoever runs kubectl may have one; a terminal shows it in the place of its line. */
export interface TextEditor {
  /** Shows a text in a new file. `extension`: `.yaml` or `.json`. */
  open(text: string, extension: string): OpenText;
}

export interface OpenText {
  /** Where the file lies, for `-f`. */
  readonly path: string;
  /** As it was left; undefined while somebody edits it. */
  readonly left: string | undefined;
  /** The file is needed no more. */
  remove(): void;
}
