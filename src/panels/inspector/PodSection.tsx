import type { Frame } from '#engine/simulation/frames.ts';
import { parseTime } from '#engine/apiserver/time.ts';
import { revisionLabel } from '#engine/statefulset/podFacts.ts';
import { revisionIndex } from '#store/revisionColors.ts';
import { shortHash } from '#store/revisionNames.ts';
import { useWords } from '#store/useWords.ts';
import { Swatch } from '../common/Swatch.tsx';
import { Conditions } from './Conditions.tsx';
import { ContainersTable } from './ContainersTable.tsx';
import { type Fact, Facts } from './Facts.tsx';
import type { LaneFacts } from './laneFacts.ts';
import { ObjectLink } from './objects/ObjectLink.tsx';

interface Props {
  readonly frame: Frame;
  readonly lane: LaneFacts;
}

/** The guest: where it stands in its life, and what the API says of it. */
export function PodSection({ frame, lane: { pod, state, ailments } }: Props) {
  const { inspector } = useWords();
  const words = inspector.pod;
  if (pod === undefined) {
    return (
      <section>
        <h3>{words.title}</h3>
        <p>{words.none}</p>
      </section>
    );
  }
  const { metadata, spec, status } = pod;
  const revision = metadata.labels?.[revisionLabel];
  const seconds = Math.max(0, Math.round((frame.cluster.wallClockMs - parseTime(metadata.creationTimestamp)) / 1000));
  const facts: Fact[] = [
    { name: words.state, value: <strong>{inspector.states[state ?? 'gone']}</strong> },
    { name: words.phase, value: status.phase ?? '' },
    { name: words.image, value: <code>{spec.containers[0]?.image}</code> },
    { name: words.node, value: spec.nodeName ?? words.noNode },
    { name: words.ip, value: status.podIP ?? words.noNode },
    { name: words.created, value: words.age({ seconds }) },
  ];
  const carried: Fact = {
    name: words.revision,
    value: revision !== undefined && (
      <span className="revision-tag" title={revision}>
        <Swatch index={revisionIndex(frame, revision)} />
        <ObjectLink resource="controllerrevisions" name={revision}>
          <code>{shortHash(frame, revision)}</code>
        </ObjectLink>
      </span>
    ),
  };
  return (
    <section>
      <h3>{words.title}</h3>
      <Facts facts={[...facts.slice(0, 2), carried, ...facts.slice(2)]} />
      {ailments.map((ailment) => (
        <p key={ailment} className="ailment">
          {inspector.ailments[ailment]}
        </p>
      ))}
      <ContainersTable pod={pod} />
      <Conditions conditions={status.conditions ?? []} />
    </section>
  );
}
