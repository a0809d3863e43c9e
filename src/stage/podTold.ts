import { podWord, type StageWords } from './podWords.ts';
import type { PodCard } from './scene.ts';

/** A pod's state as it is read out: with what the card draws as a dashed frame. */
export function podTold(pod: PodCard, words: StageWords): string {
  const word = podWord(pod, words);
  return pod.orphan ? words.parts.orphan(word) : word;
}
