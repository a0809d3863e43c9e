import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';
import { Branches } from '#store/branches.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { loadTerminals } from '#store/terminals.ts';
import type { Entry } from '#terminal/entries.ts';
import type { Session } from '#terminal/session.ts';

/** A terminal on the page as it is opened first: the lecture's set at rest. Lines run to their end, as fast as time can go. */
export async function openTerminal() {
  const terminals = await loadTerminals();
  // Tests look at what was printed right after a leap.
  terminals.patienceMs = Number.POSITIVE_INFINITY;
  const store = () => ordinalStore.getState();
  store().reset();
  const session = terminals.addPane();
  return {
    terminals,
    /** The first pane, where controls write down what they do. */
    first: terminals.panes()[0]?.session as typeof session,
    session,
    store,
    type: (text: string) => {
      terminals.type(session, text);
      return session.running ?? newestOf(session);
    },
    run: (text: string) => {
      terminals.type(session, text);
      const entry = newestOf(session);
      terminals.finish(session);
      return { output: entry.output, exit: entry.exit };
    },
    close: () => terminals.removePane(session),
  };
}

function newestOf({ entries }: Session): Entry {
  const entry = entries.at(-1);
  if (entry === undefined) throw new Error('Nothing has been entered.');
  return entry;
}

/** Two terminals on a cluster where nobody has asked for anything yet: one acts, the other watches. */
export async function openCluster(world: Partial<Scenario> = {}) {
  const page = await openTerminal();
  const scenario: Scenario = { kubernetesVersion: '1.37', seed: 1, requests: [], ...world };
  const branchesAgain = () => new Branches(new History(scenario, lateParts));
  page.store().open({ branchesAgain, step: 0, setName: 'web' });
  const { terminals, session, store } = page;
  const watcher = terminals.addPane();
  return {
    ...page,
    watch: (line: string) => {
      terminals.type(watcher, line);
      return newestOf(watcher);
    },
    stopWatching: () => terminals.interrupt(watcher),
    /** All that the last command has caused happens. */
    settle: () => store().toLast(),
    /** Time passes until the running command wants to be answered. */
    passUntilAsked: () => {
      for (let turns = 0; turns < 200 && !session.isAsking && session.running !== undefined; turns++) {
        store().goToStep(store().frame.step + 1);
      }
    },
    finish: () => terminals.finish(session),
    close: () => {
      terminals.removePane(watcher);
      page.close();
      store().reset();
    },
  };
}
