import { FrameIcon } from '#panels/common/FrameIcon.tsx';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { litTab, viewTabs, type View } from './views.ts';

/** The views of a small screen. */
export function TabBar({ view, onView }: { readonly view: View; readonly onView: (view: View) => void }) {
  const { views } = useWords().shell;
  const panel = useOrdinal((store) => store.panel);
  const openPanel = useOrdinal((store) => store.openPanel);
  const lit = litTab(view, panel);
  return (
    <nav className="app-tabs" aria-label={views.label}>
      {viewTabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          aria-current={tab.id === lit ? 'page' : undefined}
          onClick={() => {
            if (tab.panel !== undefined) openPanel(tab.panel);
            onView(tab.view);
          }}
        >
          <FrameIcon name={tab.id} />
          {views[tab.id]}
        </button>
      ))}
    </nav>
  );
}
