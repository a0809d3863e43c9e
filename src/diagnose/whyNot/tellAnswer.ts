/** An answer in words: the rule, what was seen, whose turn it is, and what to type. */
import type { DiagnosisWords } from '#i18n/diagnosisWords.ts';
import type { Reading } from '../reasons.ts';
import { tellReason } from '../tell.ts';
import type { Answer } from './whyNot.ts';

export interface ToldAnswer {
  /** From the rule down to what was seen. */
  readonly sentences: readonly string[];
  /** The object and field that the last sentence was read from. */
  readonly reading: Reading;
  readonly turn: string;
  readonly wayOut: readonly { readonly command: string; readonly why: string }[];
}

export function tellAnswer({ reasons, turn, wayOut }: Answer, words: DiagnosisWords): ToldAnswer {
  const last = reasons.at(-1) as Answer['reasons'][number];
  return {
    sentences: reasons.map((reason) => tellReason(reason, words)),
    reading: last.reading,
    turn: words.turns[turn],
    wayOut: wayOut.map(({ name, command }) => ({ command, why: words.waysOut[name] })),
  };
}
