import type { Decision, Stage } from '#engine/statefulset/decisions.ts';
import type { Story } from '../narration/story.ts';
import { ReadValues } from './ReadValues.tsx';
import { sourceOf, versionNotesOf } from '#diagnose/upstream.ts';
import { useDiagnosisWords } from '../useDiagnosisWords.ts';

interface Props {
  readonly stage: Stage;
  readonly decisions: readonly Decision[];
  readonly story: Story;
}

/** A hundred pods created at once are one reason, not a hundred. */
const mostTables = 4;

/** What was read, and where the real controller reads it. */
export function Because({ stage, decisions, story }: Props) {
  const { controller } = story.words;
  const { versionNotes } = useDiagnosisWords();
  const { release } = story.frame.cluster;
  const shown = decisions.slice(0, mostTables);
  const { functionName, file } = sourceOf(
    stage,
    decisions.map(({ rule }) => rule),
    release,
  );
  return (
    <div className="because">
      {shown.length === 0 && <p>{controller.notReached}</p>}
      {shown.map((decision) => (
        <ReadValues key={`${decision.rule} ${decision.object?.name ?? ''}`} decision={decision} words={story.words} />
      ))}
      {decisions.length > shown.length && <p>{controller.moreDecisions({ count: decisions.length - shown.length })}</p>}
      <p className="because-source">
        {controller.source}: <code>{functionName}</code>
        <br />
        <code>pkg/controller/statefulset/{file}</code>, {story.words.shell.version.name(release.version)}
      </p>
      {versionNotesOf(stage).map((note) => (
        <p key={note} className="because-source">
          {versionNotes[note]}
        </p>
      ))}
    </div>
  );
}
