/** How high a frame of this width would have to be to show everything: for hosts that can give a frame any height. */
import { ordinalStore } from '#store/ordinalStore.ts';

/** Of the stage, in its own units: a row for each ordinal in a narrow frame, cards with their claims in a wide one. */
const narrow = { below: 560, row: 63, rest: 42 };
const wideStage = 330;
const wholePage = 720;

/** Calls back with each greater height, and anew when the width changes; gives the way to stop. */
export function watchHeight(tell: (height: number) => void): () => void {
  let told = { width: 0, height: 0 };
  const look = (): void => {
    const { width, height } = wanted();
    // It only grows: a frame that jumps with each caption is worse than one with some room to spare.
    if (width === told.width && height <= told.height) return;
    told = { width, height };
    tell(height);
  };
  const sizes = new ResizeObserver(look);
  sizes.observe(document.body);
  const stop = ordinalStore.subscribe(({ frame }, before) => {
    if (frame !== before.frame) look();
  });
  return () => {
    sizes.disconnect();
    stop();
  };
}

function wanted(): { readonly width: number; readonly height: number } {
  const width = document.documentElement.clientWidth;
  const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  const parts = document.querySelectorAll<HTMLElement>('.embed > :is(.app-caption, .embed-bar, .app-timeline)');
  if (document.querySelector('.embed') === null) return { width, height: Math.round(wholePage * unit) };
  const around = [...parts].reduce((sum, part) => sum + part.offsetHeight, 0);
  const stage = width / unit < narrow.below ? lanes() * narrow.row + narrow.rest : wideStage;
  return { width, height: Math.round(around + stage * unit) };
}

function lanes(): number {
  const { frame, setName } = ordinalStore.getState();
  const set = frame.cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === setName);
  return Math.min(set?.spec.replicas ?? 1, 12);
}
