import { moveFocus } from '#panels/common/moveFocus.ts';
import type { Panel } from '#store/state.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';

const panels: readonly Panel[] = ['controller', 'inspector', 'yaml', 'kubectl', 'events'];

/** The tabs of the side panel: one stop, arrows move between them. */
export function PanelTabs({ onOpen }: { readonly onOpen: () => void }) {
  const { shell } = useWords();
  const panel = useOrdinal((store) => store.panel);
  const openPanel = useOrdinal((store) => store.openPanel);
  return (
    <div
      role="tablist"
      tabIndex={-1}
      className="panel-tabs"
      aria-label={shell.regions.side}
      onKeyDown={(event) => moveFocus(event, '[role="tab"]')}
    >
      {panels.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={name === panel}
          aria-controls="side-body"
          tabIndex={name === panel ? 0 : -1}
          onClick={() => {
            openPanel(name);
            onOpen();
          }}
        >
          {shell.panels[name]}
        </button>
      ))}
    </div>
  );
}
