import { useId } from 'react';
import { kubernetesVersions } from '#engine/versions.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { isWatched } from '#store/watched.ts';
import { useWords } from '#store/useWords.ts';

/** Which release of Kubernetes is simulated: all of them in sight, each one press away. */
export function VersionSwitch() {
  const { version: words } = useWords().shell;
  const version = useOrdinal((store) => store.version);
  const setVersion = useOrdinal((store) => store.setVersion);
  const watched = useOrdinal(isWatched);
  const [group, about] = [useId(), useId()];
  // A real cluster is of the version that it is of.
  if (watched) return null;
  return (
    <fieldset className="version-switch control" aria-describedby={about}>
      <legend className="unseen">{words.label}</legend>
      <span className="version-long" aria-hidden="true">
        Kubernetes
      </span>
      {kubernetesVersions.map((choice) => (
        <label key={choice} title={`${words.name(choice)}: ${words.notes[choice]}`}>
          <input
            type="radio"
            className="unseen"
            name={group}
            checked={choice === version}
            onChange={() => setVersion(choice)}
          />
          <span>{choice}</span>
        </label>
      ))}
      <span id={about} className="unseen">
        {words.startsOver}
      </span>
    </fieldset>
  );
}
