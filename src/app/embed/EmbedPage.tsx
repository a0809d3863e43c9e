import { Stage } from '#stage/Stage.tsx';
import { useWords } from '#store/useWords.ts';
import '../app.css';
import './embed.css';
import { Caption, Controls, EmbedBar, Notices, Plot, Timeline } from '../lateParts.ts';
import { PartBoundary } from '../PartBoundary.tsx';
import { useLook } from '../useLook.ts';
import type { EmbedOptions } from './embedOptions.ts';

/** The page as somebody else's picture: what happened, the stage, and as much to drive it as the host wants. */
export function EmbedPage({ view, controls, captions }: EmbedOptions) {
  const { regions } = useWords().shell;
  const hasTimeline = view === 'stage+timeline';
  const hasBar = controls === 'mini' || (controls === 'full' && !hasTimeline);
  useLook();
  return (
    <main className="embed" data-controls={controls} data-view={hasTimeline ? 'timeline' : 'stage'}>
      <h1 className="unseen">Ordinal</h1>
      <section className={captions ? 'app-caption' : 'unseen'} aria-label={regions.caption}>
        <PartBoundary>
          <Caption />
        </PartBoundary>
      </section>
      {controls === 'full' && (
        <section className="app-controls" aria-label={regions.controls}>
          <PartBoundary>
            <Controls />
          </PartBoundary>
        </section>
      )}
      <section id="stage" className="app-stage" aria-label={regions.stage} tabIndex={-1}>
        <PartBoundary>
          <Stage chrome="bare" />
        </PartBoundary>
      </section>
      {hasBar && (
        <PartBoundary>
          <EmbedBar hasPlot={!hasTimeline} />
        </PartBoundary>
      )}
      {hasTimeline && (
        <section className="app-timeline" aria-label={regions.timeline} inert={controls === 'none'}>
          <PartBoundary>{hasBar || controls === 'none' ? <Plot /> : <Timeline />}</PartBoundary>
        </section>
      )}
      <div className="app-notices">
        <PartBoundary>
          <Notices />
        </PartBoundary>
      </div>
    </main>
  );
}
