import type { Decision } from '#engine/statefulset/decisions.ts';
import type { Story } from '../narration/story.ts';
import { tellGate } from '../narration/tellGate.ts';
import { turnAt, untilText } from '../narration/waitingFor.ts';

interface Props {
  readonly gate: Decision;
  readonly story: Story;
}

/** The gate, in the caption's own words: the loudest thing in the panel, as the ink bar is on the stage. */
export function GateBox({ gate, story }: Props) {
  return (
    <div className="gate-box">
      <p className="gate-headline">{tellGate(gate, story).headline}</p>
      <p>{untilText(gate, story)}</p>
      <p>{story.words.narration.turns[turnAt(gate, story)]}</p>
    </div>
  );
}
