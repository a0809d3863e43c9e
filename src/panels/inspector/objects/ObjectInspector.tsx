import type { Inspected } from '#store/inspected.ts';
import { inspect } from '#store/inspected.ts';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useInspectWords } from '../../useInspectWords.ts';
import { RevisionView } from '../anatomy/RevisionView.tsx';

/** One object that is no lane, in full: whatever was followed to from a lane, from another object or from the controller. */
export function ObjectInspector({ object: { resource, name } }: { readonly object: Inspected }) {
  const words = useInspectWords();
  const { frame } = useCalmFrame();
  const isThere = frame.cluster.stored.objects[resource].some(({ metadata }) => metadata.name === name);
  return (
    <div className="inspector">
      <header className="inspector-head">
        <h2>{name}</h2>
        <button type="button" className="control button" onClick={() => inspect(undefined)}>
          {words.back}
        </button>
      </header>
      {isThere ? <RevisionView key={name} name={name} frame={frame} /> : <p>{words.gone({ name })}</p>}
    </div>
  );
}
