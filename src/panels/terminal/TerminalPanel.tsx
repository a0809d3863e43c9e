import { useWords } from '#store/useWords.ts';
import { TerminalPane } from './TerminalPane.tsx';
import './terminal.css';
import { useTerminals } from './useTerminals.ts';

const mostPanes = 2;

/** kubectl, typed: one terminal, or two, so that one can watch while the other acts. */
export function TerminalPanel() {
  const { terminal: words } = useWords();
  const { terminals, panes } = useTerminals();
  return (
    <div className="terminal-panel">
      {panes.slice(0, mostPanes).map((pane, at) => (
        <TerminalPane
          key={pane.id}
          number={at + 1}
          pane={pane}
          terminals={terminals}
          onClose={panes.length > 1 ? () => terminals.removePane(pane.session) : undefined}
        />
      ))}
      {panes.length < mostPanes && (
        <button type="button" className="terminal-add" onClick={() => terminals.addPane()}>
          + {words.addPane}
        </button>
      )}
    </div>
  );
}
