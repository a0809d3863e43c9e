import type { Frame } from '#engine/simulation/frames.ts';
import type { InspectWords } from '#i18n/inspectWords.ts';
import type { ClaimEra, ClaimUse, FileWritten } from '#inspect/claimBiography.ts';
import { revisionIndex } from '#store/revisionColors.ts';
import { Swatch } from '../../common/Swatch.tsx';
import { MomentButton } from '../objects/MomentButton.tsx';

interface Props {
  readonly era: ClaimEra;
  readonly frame: Frame;
  readonly words: InspectWords['claim'];
}

/** One claim of the name, from its creation to its end: a bar for every pod that had it, and what that pod wrote. */
export function EraView({ era, frame, words }: Props) {
  return (
    <div className="era">
      <ol className="moments">
        <EraMoment moment={era.from} text={words.made} frame={frame} />
        {era.bound !== undefined && (
          <EraMoment moment={era.bound} text={words.bound({ volume: era.volume })} frame={frame} />
        )}
      </ol>
      <ol>
        {era.uses.map((use) => (
          <UseView key={use.uid} use={use} era={era} frame={frame} words={words} />
        ))}
      </ol>
      {era.to !== undefined && (
        <ol className="moments">
          <EraMoment moment={era.to} text={words.over} frame={frame} />
        </ol>
      )}
    </div>
  );
}

interface EraMomentProps {
  readonly moment: ClaimEra['from'];
  readonly text: string;
  readonly frame: Frame;
}

function EraMoment({ moment, text, frame }: EraMomentProps) {
  return (
    <li>
      <MomentButton moment={moment} shown={frame.step} />
      <span>{text}</span>
    </li>
  );
}

interface UseProps extends Props {
  readonly use: ClaimUse;
}

function UseView({ use, era, frame, words }: UseProps) {
  const { uid, revision, from, to, written } = use;
  return (
    <li className="claim-use">
      <p className="claim-user">
        {revision !== '' && <Swatch index={revisionIndex(frame, revision)} />}
        <code>{uid}</code>
        <span className="claim-times">
          <MomentButton moment={from} shown={frame.step} />–
          {to === undefined ? <span>{words.now}</span> : <MomentButton moment={to} shown={frame.step} />}
        </span>
      </p>
      <span className="claim-bar" style={barOf(use, era, frame)} />
      {written.length === 0 ? (
        <p className="claim-nothing">{words.nothing}</p>
      ) : (
        <ol className="moments">
          {written.map((file) => (
            <li key={`${file.moment.step} ${file.path}`}>
              <MomentButton moment={file.moment} shown={frame.step} />
              <span>
                {fileText(file, words)} {!file.isThere && file.bytes !== undefined && <em>{words.lost}</em>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

function fileText({ path, bytes }: FileWritten, words: InspectWords['claim']): string {
  return bytes === undefined ? words.removed({ path }) : words.wrote({ path, bytes });
}

/** Where in the claim's life the pod had it. */
function barOf({ from, to }: ClaimUse, era: ClaimEra, { cluster }: Frame): Record<string, string> {
  const end = era.to?.atMs ?? cluster.nowMs;
  const length = Math.max(1, end - era.from.atMs);
  const part = (ms: number) => `${(100 * Math.max(0, Math.min(length, ms - era.from.atMs))) / length}%`;
  return { '--from': part(from.atMs), '--to': part(to?.atMs ?? end) };
}
