import { Stage } from '#stage/Stage.tsx';
import { useWords } from '#store/useWords.ts';
import { Caption, Timeline } from './lateParts.ts';
import { Region } from './Region.tsx';

/** Caption, stage and timeline: what is watched beside the text of a challenge, or an author's own doings. */
export function WatchedRegions() {
  const { regions } = useWords().shell;
  return (
    <>
      <Region className="app-caption" aria-label={regions.caption}>
        <Caption />
      </Region>
      <Region id="stage" className="app-stage" aria-label={regions.stage} tabIndex={-1}>
        <Stage />
      </Region>
      <Region className="app-timeline" aria-label={regions.timeline}>
        <Timeline />
      </Region>
    </>
  );
}
