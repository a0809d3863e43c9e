import type { Json } from '#engine/json.ts';
import type { Conflict } from '#manifest/followCluster.ts';
import { fieldPathText } from '#manifest/fieldPaths.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { clockText } from '../timeline/clockText.ts';
import { shortValue } from './shortValue.ts';
import { useManifestWords } from './useManifestWords.ts';

interface Props {
  readonly conflicts: readonly Conflict[];
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Author and cluster have changed the same field: the author says which of the two it shall be. */
export function ConflictCard({ conflicts, onKeepMine, onTakeTheirs }: Props) {
  const { conflict: words, changes } = useManifestWords().editor;
  const clock = useOrdinal(({ frame }) => clockText(frame.cluster.nowMs));
  const told = (value: Json | undefined) => (value === undefined ? changes.absent : shortValue(value));
  return (
    <section className="conflict" role="alert" aria-label={words.title}>
      <h3>{words.title}</h3>
      <ul>
        {conflicts.map(({ key, path, mine, theirs }) => (
          <li key={`${key} ${fieldPathText(path)}`}>
            <code lang="en">{fieldPathText(path)}</code>
            <span>
              {words.mine} <span className="mono">{told(mine)}</span>
            </span>
            <span>
              {words.theirs(clock)} <span className="mono">{told(theirs)}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="fixes">
        <button type="button" className="control button" onClick={onKeepMine}>
          {words.keepMine}
        </button>
        <button type="button" className="control button" onClick={onTakeTheirs}>
          {words.takeTheirs}
        </button>
      </p>
    </section>
  );
}
