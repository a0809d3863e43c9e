/** The terminal's editor: files that are open, to be shown in the place of the line, until somebody leaves them. */
import type { OpenText, TextEditor } from '#kubectl/edit/textEditor.ts';
import { type Files, resolvePath } from '#shell/files.ts';
import { complain, type Program, type ProgramCall } from '#shell/program.ts';
import type { Running } from '#shell/streams.ts';

/** A file that somebody edits. */
export interface EditedFile {
  readonly path: string;
  readonly text: string;
}

export class TerminalEditor implements TextEditor {
  readonly #files: Files;
  readonly #open: OpenFile[] = [];

  constructor(files: Files) {
    this.#files = files;
  }

  /** The file that is shown; undefined when none is open. */
  get shown(): EditedFile | undefined {
    return this.#open[0];
  }

  open(text: string, extension: string): OpenText {
    let number = 1;
    while (this.#files.read(pathOf(number, extension)) !== undefined) number += 1;
    const path = pathOf(number, extension);
    this.#files.write(path, text);
    return this.#show(path, text);
  }

  /** Shows a file that there is, or that there will be when something is saved. */
  openFile(path: string): OpenFile {
    return this.#show(path, this.#files.read(path) ?? '');
  }

  /** Somebody leaves the shown file with this text. */
  leave(text: string): void {
    this.#open[0]?.leave(text);
  }

  #show(path: string, text: string): OpenFile {
    const file = new OpenFile(path, text, this.#files, () => this.#forget(file));
    this.#open.push(file);
    return file;
  }

  #forget(file: OpenFile): void {
    const at = this.#open.indexOf(file);
    if (at >= 0) this.#open.splice(at, 1);
  }
}

function pathOf(number: number, extension: string): string {
  return `/tmp/kubectl-edit-${number}${extension}`;
}

export class OpenFile implements OpenText {
  readonly path: string;
  readonly text: string;
  readonly #files: Files;
  readonly #onLeave: () => void;
  /** Why it could not be saved. */
  problem: string | undefined;
  #left: string | undefined;

  constructor(path: string, text: string, files: Files, onLeave: () => void) {
    this.path = path;
    this.text = text;
    this.#files = files;
    this.#onLeave = onLeave;
  }

  get left(): string | undefined {
    return this.#left;
  }

  leave(text: string): void {
    this.#left = text;
    if (text !== this.text) this.problem = this.#files.write(this.path, text);
    this.#onLeave();
  }

  remove(): void {
    this.#files.remove(this.path);
    this.close();
  }

  /** It is shown no more. */
  close(): void {
    this.#onLeave();
  }
}

/** `vi`, `nano` and the others that people know: all of them are this one. */
export function editorPrograms(editor: TerminalEditor): readonly Program[] {
  return ['vi', 'vim', 'nano', 'emacs', 'code'].map((name) => ({
    name,
    use: `${name} FILE`,
    short: 'edit a file, in the editor of this terminal',
    isHidden: name !== 'vi',
    run: (call) => editFile(call, editor),
  }));
}

function* editFile(call: ProgramCall, editor: TerminalEditor): Running {
  const [name, ...more] = call.args.filter((arg) => !/^[-+]./.test(arg));
  if (name === undefined || more.length > 0) return complain(call, 'one file is wanted, as in `vi web.yaml`');
  const path = resolvePath(call.shell.directory, name);
  if (call.shell.host.files.list(path) !== undefined) return complain(call, `${name.slice(0, 200)} is a directory`);
  const file = editor.openFile(path);
  try {
    while (file.left === undefined) yield {};
  } finally {
    if (file.left === undefined) file.close();
  }
  return file.problem === undefined ? 0 : complain(call, `${name.slice(0, 200)}: ${file.problem}`);
}
