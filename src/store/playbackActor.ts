/** The playback as a live actor: the machine says when, the store supplies what. */
import { createActor } from 'xstate';
import { playbackMachine } from './playbackMachine.ts';

export interface PlaybackSupplies {
  readonly isAtEnd: () => boolean;
  readonly showNext: () => void;
  /** Milliseconds. */
  readonly untilNext: () => number;
  readonly onChange: (playing: boolean) => void;
}

export interface Playback {
  readonly play: () => void;
  readonly pause: () => void;
}

export function startPlayback({ isAtEnd, showNext, untilNext, onChange }: PlaybackSupplies): Playback {
  const machine = playbackMachine.provide({ guards: { isAtEnd }, actions: { showNext }, delays: { untilNext } });
  const actor = createActor(machine);
  actor.subscribe((snapshot) => onChange(snapshot.matches('playing')));
  actor.start();
  return { play: () => actor.send({ type: 'play' }), pause: () => actor.send({ type: 'pause' }) };
}
