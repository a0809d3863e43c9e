/** The files that a shell sees. Paths are absolute; `resolvePath` makes them so. */

export interface Files {
  /** The text of a file, or undefined when there is none. */
  read(path: string): string | undefined;
  /** Makes a file or replaces its text. Gives what is wrong, as after `bash: web.yaml: `, or undefined. */
  write(path: string, text: string): string | undefined;
  /** Takes a file away. Gives what is wrong, or undefined. */
  remove(path: string): string | undefined;
  /** The names in a directory, in order; undefined when there is no such directory. */
  list(path: string): readonly string[] | undefined;
}

/** An absolute path without `.` and `..`. */
export function resolvePath(directory: string, path: string): string {
  const steps: string[] = [];
  for (const step of `${path.startsWith('/') ? '' : directory}/${path}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}
