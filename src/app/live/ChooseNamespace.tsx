import { useId, useState } from 'react';
import { isNamespaceName } from '#live/watchedKinds.ts';
import { useLive } from '#store/live/liveState.ts';
import { refreshLists, watchNamespace } from '#store/live/watching.ts';
import { useLiveWords } from './useLiveWords.ts';

/** Which namespace is watched: one of a list, or, where they may not be listed, by its name. */
export function ChooseNamespace({ onChosen }: { readonly onChosen: () => void }) {
  const words = useLiveWords();
  const id = useId();
  const { namespaces, sets, listing, listFailure, cluster } = useLive((live) => live);
  const [typed, setTyped] = useState<string>();
  if (typeof cluster !== 'object') return null;
  // Where the sets are is where somebody wants to look.
  const chosen = typed ?? sets[0]?.namespace ?? (namespaces.includes('default') ? 'default' : (namespaces[0] ?? ''));
  const inside = sets.filter(({ namespace }) => namespace === chosen);
  const watch = (set: string) => {
    watchNamespace(chosen, set);
    onChosen();
  };
  return (
    <section className="live-part">
      <p className="dialog-note">{words.staysHere}</p>
      <div className="dialog-actions">
        <label htmlFor={`${id}-namespace`}>{words.namespace}</label>
        {namespaces.length > 0 ? (
          <select
            id={`${id}-namespace`}
            className="control"
            value={chosen}
            onChange={(event) => setTyped(event.target.value)}
          >
            {namespaces.map((namespace) => (
              <option key={namespace}>{namespace}</option>
            ))}
          </select>
        ) : (
          <input
            id={`${id}-namespace`}
            className="control"
            value={chosen}
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value.trim())}
          />
        )}
        <button type="button" className="control button" disabled={listing} onClick={() => void refreshLists()}>
          {listing ? words.listing : words.refresh}
        </button>
      </div>
      {listFailure !== undefined && <p className="dialog-warning">{words.cannotList(listFailure.message)}</p>}
      <ul className="live-sets" aria-label={words.sets}>
        {inside.map(({ name, ready, replicas }) => (
          <li key={name}>
            <button type="button" className="control button" onClick={() => watch(name)}>
              {words.watchSet(name)}
            </button>
            <span>{words.ready(ready, replicas)}</span>
          </li>
        ))}
      </ul>
      {inside.length === 0 && (
        <>
          <p className="dialog-note">{words.noSets}</p>
          <button
            type="button"
            className="control button"
            disabled={!isNamespaceName(chosen)}
            onClick={() => watch('')}
          >
            {words.watch}
          </button>
        </>
      )}
    </section>
  );
}
