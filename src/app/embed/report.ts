/** What the host is told unasked: the state when it has changed, the edges of what can be played, goals, the height that would be enough. */
import { ordinalStore } from '#store/ordinalStore.ts';
import { Calm } from '#store/calm.ts';
import { loadLateWords } from '#i18n/words.ts';
import type { Channel } from './channel.ts';
import { onGoal } from './goals.ts';
import { onEdge } from './player.ts';
import { watchHeight } from './wantedHeight.ts';

/** Begins to report; gives the way to stop. */
export function report({ tell }: Channel): () => void {
  const shown = new Calm(ordinalStore.getState().frame);
  const tellState = async (): Promise<void> => {
    const [{ state }] = await Promise.all([import('../answerMessage.ts'), loadLateWords()]);
    tell(state());
  };
  const stops = [
    ordinalStore.subscribe(({ frame }, before) => {
      if (frame !== before.frame) shown.offer(frame);
    }),
    shown.subscribe(() => void tellState()),
    watchHeight((height) => tell({ type: 'height', height })),
    onGoal(tell),
    onEdge((edge) => tell({ type: 'boundary', first: edge === 'first', last: edge === 'last' })),
  ];
  return () => stops.forEach((stop) => stop());
}
