import type { PersistentVolumeClaim } from '#engine/objects.ts';
import type { Words } from '#i18n/words.ts';
import { signal } from '#store/signals.ts';
import { useWords } from '#store/useWords.ts';
import type { LaneFacts } from './laneFacts.ts';
import { ObjectLink } from './objects/ObjectLink.tsx';

/** What the slot stores. It outlives the pod, and here is what could end it. */
export function ClaimsSection({ lane }: { readonly lane: LaneFacts }) {
  const { claims } = useWords().inspector;
  return (
    <section>
      <h3>
        {claims.title} <small>{claims.note}</small>
      </h3>
      {lane.claims.length === 0 && <p>{claims.none}</p>}
      <ul>
        {lane.claims.map(({ name, claim }) => (
          <li key={name} className="claim-facts">
            <details open>
              <summary onClick={() => signal({ type: 'looked', look: { type: 'claim', ordinal: lane.ordinal } })}>
                <code>{name}</code>
              </summary>
              <ClaimFacts claim={claim} lane={lane} />
              <ObjectLink resource="persistentvolumeclaims" name={name}>
                {claims.biography}
              </ObjectLink>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ClaimFacts({ claim, lane }: { readonly claim: PersistentVolumeClaim | undefined; readonly lane: LaneFacts }) {
  const words = useWords();
  const { claims } = words.inspector;
  if (claim === undefined) return <p>{claims.missing}</p>;
  return (
    <>
      <p>
        {claim.status.phase} · {claim.spec.resources?.requests?.storage} · {claim.spec.storageClassName}
      </p>
      {claim.spec.volumeName !== undefined && (
        <p>
          {claims.volume} <code>{claim.spec.volumeName}</code>
        </p>
      )}
      <p>{fateOf(claim, lane, words)}</p>
    </>
  );
}

/** Its owners say with what it goes; without any it stays. */
function fateOf(
  { metadata }: PersistentVolumeClaim,
  { pod, inRange }: LaneFacts,
  { inspector: { claims } }: Words,
): string {
  if (metadata.deletionTimestamp !== undefined) return claims.terminating;
  const kinds = new Set((metadata.ownerReferences ?? []).map(({ kind }) => kind));
  if (kinds.has('Pod')) return claims.ownedByPod;
  if (kinds.has('StatefulSet')) return claims.ownedBySet;
  return pod === undefined && !inRange ? claims.keptByRetain : '';
}
