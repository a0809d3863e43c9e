import { Suspense } from 'react';
import { useInspected } from '#store/inspected.ts';
import { leftBehind } from '#store/leftBehind.ts';
import { useAskedStatus } from '#store/question.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { setIn } from './controls/useShownSet.ts';
import { AroundPods } from './inspector/around/AroundPods.tsx';
import { ClaimsSection } from './inspector/ClaimsSection.tsx';
import { EndpointSection } from './inspector/EndpointSection.tsx';
import { FaultMenu } from './inspector/FaultMenu.tsx';
import { IdentitySection } from './inspector/IdentitySection.tsx';
import './inspector/inspector.css';
import { LaneChooser } from './inspector/LaneChooser.tsx';
import { laneFacts } from './inspector/laneFacts.ts';
import { ObjectInspector, PodLife, SetObjects } from './inspector/lateParts.ts';
import { PodSection } from './inspector/PodSection.tsx';
import { StatusFields } from './inspector/StatusFields.tsx';
import { WhyNot } from './inspector/WhyNot.tsx';
import { WhySection } from './inspector/WhySection.tsx';

/** The object that was followed to, or the selected lane in full; without either, what there is to choose from. */
export function InspectorPanel() {
  const object = useInspected();
  return (
    <Suspense>
      {object === undefined ? <LaneInspector /> : <ObjectInspector key={object.name} object={object} />}
    </Suspense>
  );
}

/** The selected lane in full; without one, the lanes to choose from, and what is around them. */
function LaneInspector() {
  const { inspector } = useWords();
  const frame = useOrdinal((store) => store.frame);
  const setName = useOrdinal((store) => store.setName);
  const selection = useOrdinal((store) => store.selection);
  const isStatusAsked = useAskedStatus() !== undefined;
  const there = setIn(frame, setName);
  const set = there ?? leftBehind(frame, setName);
  if (set === undefined) return <p className="inspector">{inspector.noSet}</p>;
  if (selection === undefined && there === undefined) {
    return (
      <div className="inspector">
        <LaneChooser frame={frame} set={set} />
        <AroundPods frame={frame} />
      </div>
    );
  }
  if (selection === undefined) {
    return (
      <div className="inspector">
        {isStatusAsked && <StatusFields set={set} />}
        <WhyNot set={set} />
        {!isStatusAsked && <StatusFields set={set} />}
        <LaneChooser frame={frame} set={set} />
        <Suspense>
          <SetObjects frame={frame} set={set} />
        </Suspense>
        <AroundPods frame={frame} />
      </div>
    );
  }
  const lane = laneFacts(frame, set, selection.ordinal);
  return (
    <div className="inspector">
      <header className="inspector-head">
        <h2>{lane.name}</h2>
        <button type="button" className="control button" onClick={() => ordinalStore.getState().select(undefined)}>
          {inspector.back}
        </button>
      </header>
      <WhyNot key={selection.ordinal} set={set} about={selection.ordinal} />
      <WhySection frame={frame} lane={lane} />
      <FaultMenu lane={lane} />
      <PodSection frame={frame} lane={lane} />
      <Suspense>
        <PodLife key={lane.name} lane={lane} />
      </Suspense>
      <IdentitySection lane={lane} />
      <ClaimsSection lane={lane} />
      <EndpointSection lane={lane} />
    </div>
  );
}
