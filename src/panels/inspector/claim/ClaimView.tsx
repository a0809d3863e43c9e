import { useMemo, useState } from 'react';
import type { PersistentVolumeClaim, Pod } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { mountsOf } from '#engine/volumes/filePlaces.ts';
import type { InspectWords } from '#i18n/inspectWords.ts';
import { type ClaimEra, claimBiography, userOf } from '#inspect/claimBiography.ts';
import { shownRun } from '#store/shownRun.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { Commands } from '../../common/Commands.tsx';
import { useInspectWords } from '../../useInspectWords.ts';
import { Facts } from '../Facts.tsx';
import { Owners, PodLink } from '../objects/Owners.tsx';
import { setIn } from '../../controls/useShownSet.ts';
import { WhyNot } from '../WhyNot.tsx';
import { EraView } from './EraView.tsx';
import './claim.css';

interface Props {
  readonly name: string;
  readonly frame: Frame;
}

/** So many steps are read at first, and so many more each time. */
const readAtOnce = 80;

/** A claim: what it is, and its biography across the pods that came and went. */
export function ClaimView({ name, frame }: Props) {
  const words = useInspectWords();
  const [most, setMost] = useState(readAtOnce);
  const { persistentvolumeclaims, pods } = frame.cluster.stored.objects;
  const claim = persistentvolumeclaims.find(({ metadata }) => metadata.name === name);
  const user = userOf(frame, name);
  const eras = useMemo<readonly ClaimEra[]>(
    () => (user === undefined ? [] : claimBiography(shownRun(), name, user, frame.step, most)),
    [name, user, frame, most],
  );
  return (
    <>
      <WhyClaimStays name={name} frame={frame} />
      {claim === undefined ? <p>{words.gone({ name })}</p> : <ClaimFacts claim={claim} user={user} words={words} />}
      <section aria-label={words.claim.title}>
        <h3>
          {words.claim.title} <small>{words.claim.note}</small>
        </h3>
        {eras.map((era) => (
          <EraView key={era.uid} era={era} frame={frame} words={words.claim} />
        ))}
        {eras.at(-1)?.isCut === true && (
          <button type="button" className="control button" onClick={() => setMost(most + readAtOnce)}>
            {words.life.earlier}
          </button>
        )}
      </section>
      <TryWriting claim={name} pod={pods.find(({ metadata }) => metadata.name === user)} words={words.claim} />
    </>
  );
}

/** Asked of a claim that no pod uses, or that somebody has deleted. */
function WhyClaimStays({ name, frame }: Props) {
  const set = setIn(
    frame,
    useOrdinal((store) => store.setName),
  );
  const about = useMemo(() => ({ claim: name }), [name]);
  return set && <WhyNot set={set} about={about} />;
}

interface FactsProps {
  readonly claim: PersistentVolumeClaim;
  readonly user: string | undefined;
  readonly words: InspectWords;
}

function ClaimFacts({ claim: { metadata, spec, status }, user, words: { claim: words, owner, noOwner } }: FactsProps) {
  return (
    <section>
      <Facts
        facts={[
          { name: words.phase, value: status.phase },
          {
            name: words.volume,
            value: spec.volumeName === undefined ? words.noVolume : <code>{spec.volumeName}</code>,
          },
          { name: words.user, value: user === undefined ? words.noUser : <PodLink pod={user} /> },
          { name: owner, value: <Owners references={metadata.ownerReferences ?? []} none={noOwner} /> },
        ]}
      />
    </section>
  );
}

interface TryProps {
  readonly claim: string;
  readonly pod: Pod | undefined;
  readonly words: InspectWords['claim'];
}

/** The line that writes a file on it: a biography is about what somebody did. */
function TryWriting({ claim, pod, words }: TryProps) {
  const container = pod?.spec.containers[0]?.name ?? '';
  const mount = pod && mountsOf(pod, container).find(({ volume }) => volume.persistentVolumeClaim?.claimName === claim);
  if (pod === undefined || mount === undefined) return null;
  const command = `kubectl exec ${pod.metadata.name} -- sh -c 'echo hello from $(hostname) > ${mount.mountPath}/index.html'`;
  return (
    <section className="claim-try">
      <h3>{words.tryTitle}</h3>
      <Commands label={words.tryTitle} lines={[{ command, why: words.tryWhy }]} />
    </section>
  );
}
