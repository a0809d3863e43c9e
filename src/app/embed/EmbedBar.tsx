import { Icon } from '#panels/common/Icon.tsx';
import { IconButton } from '#panels/common/IconButton.tsx';
import { Plot } from '#panels/timeline/Plot.tsx';
import { StepPosition } from '#panels/timeline/StepPosition.tsx';
import { TransportButton } from '#panels/timeline/TransportButton.tsx';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { fullPageLink } from './fullPageLink.ts';
import * as player from './player.ts';

/** The player of a small frame: back, play, on, the run as a whole unless it is shown elsewhere, and the way to more room. */
export function EmbedBar({ hasPlot }: { readonly hasPlot: boolean }) {
  const { timeline, links } = useWords();
  const playing = useOrdinal((store) => store.playing);
  const isFirst = useOrdinal(player.isAtFirst);
  const isLast = useOrdinal(player.isAtLast);
  return (
    <section className="embed-bar" aria-label={timeline.transport}>
      <div className="transport">
        <TransportButton icon="previous" label={timeline.previous} onPress={player.prev} disabled={isFirst} />
        {playing ? (
          <TransportButton icon="pause" label={timeline.pause} onPress={ordinalStore.getState().pause} primary />
        ) : (
          <TransportButton icon="play" label={timeline.play} onPress={player.playAgain} primary />
        )}
        <TransportButton icon="next" label={timeline.next} onPress={player.next} disabled={isLast} />
        <StepPosition />
      </div>
      {hasPlot ? <Plot /> : <span />}
      <div className="embed-more">
        {document.fullscreenEnabled && (
          <IconButton className="control" icon="fullscreen" label={links.fullscreen} onClick={toggleFullscreen} />
        )}
        <a
          className="control button"
          href="./"
          target="_blank"
          rel="noopener"
          title={links.fullPage}
          // The shown moment, which is another one each time.
          onClick={(event) => {
            event.currentTarget.href = fullPageLink();
          }}
        >
          <span className="unseen">{links.fullPage}</span>
          <span aria-hidden="true">Ordinal</span>
          <Icon name="outside" />
        </a>
      </div>
    </section>
  );
}

function toggleFullscreen(): void {
  // Whoever refuses shows it by doing nothing.
  const asked = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  asked.catch(() => undefined);
}
