import { FrameIcon } from '#panels/common/FrameIcon.tsx';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { ControllerPanel, EventsPanel, InspectorPanel, TerminalPanel, YamlPanel } from './lateParts.ts';
import { PanelTabs } from './PanelTabs.tsx';
import { PartBoundary } from './PartBoundary.tsx';

interface Props {
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
}

/** Why, about whom, and what was reported: one of the panels beside the stage. */
export function SidePanel({ folded, onFold }: Props) {
  const { shell } = useWords();
  const panel = useOrdinal((store) => store.panel);
  const label = folded ? shell.unfoldPanel : shell.foldPanel;
  return (
    <section id="side" className="app-side" aria-label={shell.regions.side} data-folded={folded || undefined}>
      <div className="side-head">
        <PanelTabs onOpen={() => onFold(false)} />
        <button
          type="button"
          className="icon-button fold"
          aria-label={label}
          title={label}
          aria-expanded={!folded}
          onClick={() => onFold(!folded)}
        >
          <FrameIcon name={folded ? 'fold' : 'unfold'} />
        </button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A region that scrolls must be reached by keys. */}
      <div className="side-body" role="tabpanel" id="side-body" aria-labelledby={`tab-${panel}`} tabIndex={0}>
        <h2 className="unseen">{shell.panels[panel]}</h2>
        <PartBoundary key={panel}>
          {panel === 'controller' && <ControllerPanel />}
          {panel === 'inspector' && <InspectorPanel />}
          {panel === 'yaml' && <YamlPanel />}
          {panel === 'kubectl' && <TerminalPanel />}
          {panel === 'events' && <EventsPanel />}
        </PartBoundary>
      </div>
    </section>
  );
}
