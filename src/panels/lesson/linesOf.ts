/** The lines of a task that can be typed into the terminal, in their order. */
export function linesOf(task: string): readonly string[] {
  return [...task.matchAll(/`((?:kubectl|for|k) [^`]*)`/g)].map(([, line]) => line ?? '');
}
