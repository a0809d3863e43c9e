/** React's door to the challenge. */
import { useStore } from 'zustand';
import { type ChallengeState, challengeStore } from './challenge/challengeStore.ts';

/** A slice of it; the component draws again only when the slice changes. */
export function useChallenge<T>(select: (state: ChallengeState) => T): T {
  return useStore(challengeStore, select);
}
