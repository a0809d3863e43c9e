/** Tells of every command of a terminal that has come to its end, once. */
import type { Entry } from '#terminal/entries.ts';
import type { Session } from '#terminal/session.ts';

export interface EndedCommand {
  readonly entry: Entry;
  /** It has asked for changes, or one that was typed together with it has. */
  readonly hasWritten: boolean;
}

export class EndedCommands {
  readonly #listeners = new Set<(command: EndedCommand) => void>();
  /** The last entry of each session that was told of. */
  readonly #told = new WeakMap<Session, number>();

  listen(listener: (command: EndedCommand) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called whenever a session has changed. */
  look(session: Session, hasWritten: boolean): void {
    for (const entry of session.entries) {
      if (entry.id <= (this.#told.get(session) ?? 0) || entry.exit === undefined) continue;
      this.#told.set(session, entry.id);
      if (entry.kind !== 'command') continue;
      for (const listener of this.#listeners) listener({ entry, hasWritten });
    }
  }
}
