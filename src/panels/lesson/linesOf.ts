/** The lines of a task that can be typed into the terminal, in their order. */
export function linesOf(task: string): readonly string[] {
  return [...task.matchAll(/`((?:kubectl|k|for|while|watch|cat|sed|grep|echo) [^`]*)`/g)].map(([, line]) => line ?? '');
}
