import { Icon, type IconName } from '#panels/common/Icon.tsx';
import { useLessonWords } from '#panels/lesson/useLessonWords.ts';
import type { Panel } from '#store/state.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import type { LessonView } from './LessonBench.tsx';

const tabs: readonly { readonly panel: Panel; readonly icon: IconName }[] = [
  { panel: 'kubectl', icon: 'kubectl' },
  { panel: 'inspector', icon: 'stage' },
  { panel: 'controller', icon: 'why' },
  { panel: 'yaml', icon: 'copy' },
  { panel: 'events', icon: 'events' },
];

interface Props {
  readonly view: LessonView;
  readonly onView: (view: LessonView) => void;
}

/** On a small screen: what is under the stage. */
export function LessonTabs({ view, onView }: Props) {
  const { shell } = useWords();
  const { views } = useLessonWords();
  const panel = useOrdinal((store) => store.panel);
  const openPanel = useOrdinal((store) => store.openPanel);
  return (
    <nav className="app-tabs lesson-tabs" aria-label={views.label}>
      <button type="button" aria-current={view === 'text' ? 'page' : undefined} onClick={() => onView('text')}>
        <Icon name="lesson" />
        {views.lesson}
      </button>
      {tabs.map((tab) => (
        <button
          key={tab.panel}
          type="button"
          aria-current={view === 'panel' && tab.panel === panel ? 'page' : undefined}
          onClick={() => {
            openPanel(tab.panel);
            onView('panel');
          }}
        >
          <Icon name={tab.icon} />
          {tab.panel === 'controller' ? shell.views.why : shell.panels[tab.panel]}
        </button>
      ))}
    </nav>
  );
}
