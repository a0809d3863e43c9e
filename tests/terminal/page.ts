import { ordinalStore } from '#store/ordinalStore.ts';
import { loadTerminals } from '#store/terminals.ts';
import type { Entry } from '#terminal/entries.ts';

/** A terminal on the page as it is opened first: the lecture's set at rest. Lines run to their end, as fast as time can go. */
export async function openTerminal() {
  const terminals = await loadTerminals();
  const store = () => ordinalStore.getState();
  store().reset();
  terminals.addPane();
  const [pane] = terminals.panes().slice(-1);
  if (pane === undefined) throw new Error('There is no pane.');
  const { session } = pane;
  return {
    terminals,
    /** The first pane, where controls write down what they do. */
    first: terminals.panes()[0]?.session as typeof session,
    session,
    store,
    type: (text: string) => {
      terminals.type(session, text);
      return session.entries.at(-1) as Entry;
    },
    run: (text: string) => {
      terminals.type(session, text);
      const entry = session.entries.at(-1) as Entry;
      terminals.finish(session);
      return { output: entry.output, exit: entry.exit };
    },
    close: () => terminals.removePane(session),
  };
}
