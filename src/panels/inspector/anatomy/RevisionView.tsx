import type { ControllerRevision, StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { InspectWords } from '#i18n/inspectWords.ts';
import { revisionIndex } from '#store/revisionColors.ts';
import { revisionHash } from '#store/revisionNames.ts';
import { Swatch } from '../../common/Swatch.tsx';
import { type RevisionRow, revisionRows } from '../../controller/revisionRows.ts';
import { useInspectWords } from '../../useInspectWords.ts';
import { Facts } from '../Facts.tsx';
import { ObjectLink } from '../objects/ObjectLink.tsx';
import { SetLink } from '../objects/Owners.tsx';
import { HashAnatomy } from './HashAnatomy.tsx';

interface Props {
  readonly name: string;
  readonly frame: Frame;
}

/** A ControllerRevision: who made it, who uses it, and where its name comes from. */
export function RevisionView({ name, frame }: Props) {
  const words = useInspectWords();
  const { controllerrevisions, statefulsets } = frame.cluster.stored.objects;
  const revision = controllerrevisions.find(({ metadata }) => metadata.name === name);
  const set = statefulsets.find(({ metadata }) => revision !== undefined && isOwner(metadata.uid, revision));
  if (revision === undefined) return <p>{words.gone({ name })}</p>;
  if (set === undefined) return <p>{words.revision.noSet}</p>;
  const rows = revisionRows(frame, set);
  const row = rows.find((each) => each.name === name);
  return (
    <>
      {row !== undefined && <RevisionFacts row={row} set={set} frame={frame} words={words} />}
      <HashAnatomy revision={revision} set={set} frame={frame} words={words} />
      <OtherRevisions rows={rows.filter((each) => each.name !== name)} frame={frame} words={words} />
    </>
  );
}

function isOwner(uid: string, { metadata }: ControllerRevision): boolean {
  return metadata.ownerReferences?.some((owner) => owner.uid === uid) === true;
}

interface FactsProps {
  readonly row: RevisionRow;
  readonly set: StatefulSet;
  readonly frame: Frame;
  readonly words: InspectWords;
}

function RevisionFacts({ row, set, frame, words: { revision: words, owner } }: FactsProps) {
  const roles = [row.isCurrent ? words.current : '', row.isUpdate ? words.update : ''].filter((role) => role !== '');
  return (
    <section>
      <Facts
        facts={[
          {
            name: words.number,
            value: (
              <span className="revision-tag">
                <Swatch index={revisionIndex(frame, row.name)} /> {row.revision}
              </span>
            ),
          },
          { name: words.image, value: <code>{row.image}</code> },
          { name: words.roles, value: roles.length === 0 ? words.kept : roles.join(', ') },
          { name: words.carriedBy, value: words.pods({ pods: row.pods }) },
          { name: owner, value: <SetLink name={set.metadata.name} /> },
        ]}
      />
    </section>
  );
}

interface OthersProps {
  readonly rows: readonly RevisionRow[];
  readonly frame: Frame;
  readonly words: InspectWords;
}

function OtherRevisions({ rows, frame, words }: OthersProps) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{words.revision.others}</h3>
      <ul className="object-list">
        {rows.map(({ name, image }) => (
          <li key={name}>
            <Swatch index={revisionIndex(frame, name)} />
            <ObjectLink resource="controllerrevisions" name={name}>
              {revisionHash(name)}
            </ObjectLink>
            <span>{image}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
