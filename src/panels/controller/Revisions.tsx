import type { StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { useWords } from '#store/useWords.ts';
import { RevisionItem } from './RevisionItem.tsx';
import { revisionRows } from './revisionRows.ts';

interface Props {
  readonly frame: Frame;
  readonly set: StatefulSet;
}

/** The recorded templates: those in use, and under a hairline those that are only kept for a rollback. */
export function Revisions({ frame, set }: Props) {
  const { controller } = useWords();
  const rows = revisionRows(frame, set);
  const used = rows.filter(({ isUnused }) => !isUnused);
  const unused = rows.filter(({ isUnused }) => isUnused);
  return (
    <section className="revisions">
      <h3>{controller.revisions.title}</h3>
      <ul>
        {used.map((row) => (
          <RevisionItem key={row.name} frame={frame} row={row} />
        ))}
      </ul>
      {unused.length > 0 && (
        <ul className="revisions-unused" aria-label={controller.revisions.unused}>
          {unused.map((row) => (
            <RevisionItem key={row.name} frame={frame} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}
