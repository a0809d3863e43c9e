import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';

/** Which set is on the stage; where there are several, the choice between them. */
export function SetName() {
  const { shell } = useWords();
  const setName = useOrdinal((store) => store.setName);
  const showSet = useOrdinal((store) => store.showSet);
  // One text, so that a frame with the same sets draws nothing anew; no name has a blank in it.
  const names = useOrdinal(({ frame }) =>
    frame.cluster.stored.objects.statefulsets.map(({ metadata }) => metadata.name).join(' '),
  ).split(' ');
  return (
    <p className="set-name" lang="en">
      <span>{shell.statefulSet}</span>{' '}
      {names.length < 2 ? (
        <strong>{setName}</strong>
      ) : (
        <select
          className="control"
          aria-label={shell.statefulSet}
          value={setName}
          onChange={(event) => showSet(event.target.value)}
        >
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
    </p>
  );
}
