import type { StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { revisionIndex } from '#store/revisionColors.ts';
import { Swatch } from '../../common/Swatch.tsx';
import { revisionRows } from '../../controller/revisionRows.ts';
import { useInspectWords } from '../../useInspectWords.ts';
import { ObjectLink } from './ObjectLink.tsx';

interface Props {
  readonly frame: Frame;
  readonly set: StatefulSet;
}

/** What belongs to the set and is no lane, to be looked into. */
export function SetObjects({ frame, set }: Props) {
  const { objects } = useInspectWords();
  return (
    <section>
      <h3>{objects.title}</h3>
      <ul className="object-list">
        {revisionRows(frame, set).map(({ name, image }) => (
          <li key={name}>
            <Swatch index={revisionIndex(frame, name)} />
            <ObjectLink resource="controllerrevisions" name={name} />
            <span>{image}</span>
          </li>
        ))}
        {frame.cluster.stored.objects.services.some(({ metadata }) => metadata.name === set.spec.serviceName) && (
          <li>
            Service <ObjectLink resource="services" name={set.spec.serviceName ?? ''} />
          </li>
        )}
      </ul>
    </section>
  );
}
