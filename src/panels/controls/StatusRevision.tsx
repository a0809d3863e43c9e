import { revisionIndex } from '#store/revisionColors.ts';
import { revisionHash, shortHash } from '#store/revisionNames.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { Swatch } from '../common/Swatch.tsx';

interface Props {
  readonly label: string;
  /** The ControllerRevision's name; undefined before the first sync. */
  readonly name: string | undefined;
  readonly changed: boolean;
  /** It is not where it is going to be: the question why not, asked. */
  readonly onWhy?: (() => void) | undefined;
}

/** A revision of the status: colour, pattern and the beginning of its hash. */
export function StatusRevision({ label, name, changed, onWhy }: Props) {
  const { controls } = useWords();
  const hash = useOrdinal(({ frame }) => name && shortHash(frame, name));
  const index = useOrdinal(({ frame }) => name && revisionIndex(frame, name));
  return (
    <div className="status-value">
      <dt lang="en">{label}</dt>
      <dd title={name}>
        {name && hash && index ? (
          <>
            <Swatch index={index} />
            <strong key={name} className={changed ? 'mono changed' : 'mono'}>
              <span aria-hidden="true">{hash}</span>
              <span className="unseen">{revisionHash(name)}</span>
            </strong>
          </>
        ) : (
          <span className="status-note">{controls.none}</span>
        )}
        {onWhy && (
          <button type="button" className="why-button" aria-label={controls.whyBehind} onClick={onWhy}>
            ?
          </button>
        )}
      </dd>
    </div>
  );
}
