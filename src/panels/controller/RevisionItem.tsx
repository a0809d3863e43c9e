import type { Frame } from '#engine/simulation/frames.ts';
import { revisionIndex } from '#store/revisionColors.ts';
import { revisionHash, shortHash } from '#store/revisionNames.ts';
import { useWords } from '#store/useWords.ts';
import { Swatch } from '../common/Swatch.tsx';
import { ObjectLink } from '../inspector/objects/ObjectLink.tsx';
import type { RevisionRow } from './revisionRows.ts';

interface Props {
  readonly frame: Frame;
  readonly row: RevisionRow;
}

/** One recorded template: its colour, its whole hash with the part that is used on the stage in bold, and who uses it. */
export function RevisionItem({ frame, row }: Props) {
  const { revisions } = useWords().controller;
  const hash = revisionHash(row.name);
  const short = shortHash(frame, row.name);
  return (
    <li className="revision" data-surplus={row.isSurplus || undefined}>
      <Swatch index={revisionIndex(frame, row.name)} />
      <span className="revision-hash" title={row.name}>
        <ObjectLink resource="controllerrevisions" name={row.name}>
          <strong>{short}</strong>
          {hash.slice(short.length)}
        </ObjectLink>
      </span>
      <span className="revision-facts">
        <span className="unseen">{revisions.number({ revision: row.revision })}, </span>
        <span aria-hidden="true">{row.revision} · </span>
        {row.image} · {revisions.pods({ pods: row.pods })}
        {row.isSurplus && <span> · {revisions.nextToGo}</span>}
      </span>
      {row.isCurrent && <span className="badge">{revisions.current}</span>}
      {row.isUpdate && <span className="badge">{revisions.update}</span>}
    </li>
  );
}
