import { use, useSyncExternalStore } from 'react';
import { loadTerminals, type Pane, type Terminals } from '#store/terminals.ts';

/** The page's terminals and their panes; the part that asks waits until they are there. */
export function useTerminals(): { readonly terminals: Terminals; readonly panes: readonly Pane[] } {
  const terminals = use(loadTerminals());
  return { terminals, panes: useSyncExternalStore(terminals.subscribe, terminals.panes) };
}
