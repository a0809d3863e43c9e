import { useMemo, useState } from 'react';
import type { JsonObject } from '#engine/json.ts';
import type { ControllerRevision, StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { applyRevision } from '#engine/statefulset/revisionData.ts';
import type { InspectWords } from '#i18n/inspectWords.ts';
import { anatomyOf, countOfName } from '#inspect/hashAnatomy.ts';
import { manifestOf, trySet } from '#inspect/trialSet.ts';
import { Steps } from './Steps.tsx';
import { TemplateYaml } from './TemplateYaml.tsx';
import { TrialFields } from './TrialFields.tsx';
import { TrialResult } from './TrialResult.tsx';
import { VersionHashes } from './VersionHashes.tsx';
import './anatomy.css';

interface Props {
  readonly revision: ControllerRevision;
  readonly set: StatefulSet;
  readonly frame: Frame;
  readonly words: InspectWords;
}

/** From the template to the letters, step by step, and what an edit that nobody makes would change of it. */
export function HashAnatomy({ revision, set, frame, words }: Props) {
  const { anatomy: told } = words;
  const { version } = frame.cluster.release;
  const [draft, setDraft] = useState<JsonObject>();
  const base = useMemo(() => applyRevision(set, revision), [set, revision]);
  const known = countOfName(base, version, revision.metadata.name);
  const count = known ?? 0;
  const before = useMemo(() => anatomyOf(base, version, count), [base, version, count]);
  const manifest = draft ?? manifestOf(base);
  const trial = useMemo(
    () => (draft === undefined ? { set: base } : trySet(draft, set, version)),
    [draft, base, set, version],
  );
  const tried = 'set' in trial ? trial.set : base;
  const after = useMemo(
    () => (tried === base ? before : anatomyOf(tried, version, count)),
    [tried, base, before, version, count],
  );
  return (
    <section className="anatomy" aria-label={told.title}>
      <h3>{told.title}</h3>
      {known === undefined && <p className="ailment">{told.otherBytes}</p>}
      <p className="anatomy-note">{told.try}</p>
      <TrialResult
        refusal={'refusal' in trial ? trial.refusal : undefined}
        isEdited={draft !== undefined}
        before={before}
        after={after}
        frame={frame}
        words={told}
        onTakeBack={() => setDraft(undefined)}
      />
      <TrialFields manifest={manifest} onEdit={setDraft} words={told} />
      <TemplateYaml manifest={manifest} onEdit={setDraft} words={told} />
      <Steps before={before} after={after} words={told} />
      <VersionHashes manifest={manifest} set={set} count={count} shown={version} words={told} />
    </section>
  );
}
