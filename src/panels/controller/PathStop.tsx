import type { StageOutcome } from '#engine/statefulset/controllerLoop.ts';
import type { Stage } from '#engine/statefulset/decisions.ts';
import type { Story } from '../narration/story.ts';
import { Because } from './Because.tsx';
import { detailLines } from './detailOf.ts';
import { GateBox } from './GateBox.tsx';
import { StopSign } from './StopSign.tsx';

interface Props {
  readonly stage: Stage;
  readonly outcome: StageOutcome;
  readonly story: Story;
}

/** One decision point: its name, what it came to, and on demand the values it read and the function of the real controller. */
export function PathStop({ stage, outcome, story }: Props) {
  const { controller } = story.words;
  const decisions = story.report.decisions.filter((decision) => decision.stage === stage);
  const gate = decisions.find(({ verdict }) => verdict === 'wait');
  const lines = outcome === 'notReached' ? [] : detailLines(stage, story);
  return (
    <li className="path-stop" data-outcome={outcome}>
      <StopSign outcome={outcome} />
      <details>
        <summary>
          <span className="stop-name">{controller.stages[stage]}</span>
          <span className="unseen">{controller.outcomes[outcome]}</span>
          {lines.map((line) => (
            <span key={line} className="stop-line">
              {line}
            </span>
          ))}
        </summary>
        <Because stage={stage} decisions={decisions} story={story} />
      </details>
      {gate !== undefined && <GateBox gate={gate} story={story} />}
    </li>
  );
}
