import { Stage } from '#stage/Stage.tsx';
import { useWords } from '#store/useWords.ts';
import '../app.css';
import './embed.css';
import { Caption, Controls, EmbedBar, Notices, Plot, Timeline } from '../lateParts.ts';
import { PartBoundary } from '../PartBoundary.tsx';
import { Region } from '../Region.tsx';
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
      <Region className={captions ? 'app-caption' : 'unseen'} aria-label={regions.caption}>
        <Caption />
      </Region>
      {controls === 'full' && (
        <Region className="app-controls" aria-label={regions.controls}>
          <Controls />
        </Region>
      )}
      <Region id="stage" className="app-stage" aria-label={regions.stage} tabIndex={-1}>
        <Stage chrome="bare" />
      </Region>
      {hasBar && (
        <PartBoundary>
          <EmbedBar hasPlot={!hasTimeline} />
        </PartBoundary>
      )}
      {hasTimeline && (
        <Region className="app-timeline" aria-label={regions.timeline} inert={controls === 'none'}>
          {hasBar || controls === 'none' ? <Plot /> : <Timeline />}
        </Region>
      )}
      <div className="app-notices">
        <PartBoundary>
          <Notices />
        </PartBoundary>
      </div>
    </main>
  );
}
