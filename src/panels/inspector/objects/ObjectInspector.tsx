import type { Frame } from '#engine/simulation/frames.ts';
import { inspect, type Inspected } from '#store/inspected.ts';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useInspectWords } from '../../useInspectWords.ts';
import { RevisionView } from '../anatomy/RevisionView.tsx';
import { ClaimView } from '../claim/ClaimView.tsx';
import { ServiceView } from '../service/ServiceView.tsx';

/** One object that is no lane, in full: whatever was followed to from a lane, from another object or from the controller. */
export function ObjectInspector({ object }: { readonly object: Inspected }) {
  const words = useInspectWords();
  const { frame } = useCalmFrame();
  return (
    <div className="inspector">
      <header className="inspector-head">
        <h2>
          <small>{words.kinds[object.resource]}</small> {object.name}
        </h2>
        <button type="button" className="control button" onClick={() => inspect(undefined)}>
          {words.back}
        </button>
      </header>
      <View {...object} frame={frame} />
    </div>
  );
}

function View({ resource, name, frame }: Inspected & { readonly frame: Frame }) {
  switch (resource) {
    case 'controllerrevisions':
      return <RevisionView name={name} frame={frame} />;
    case 'persistentvolumeclaims':
      return <ClaimView name={name} frame={frame} />;
    case 'services':
      return <ServiceView name={name} frame={frame} />;
  }
}
