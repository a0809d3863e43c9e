/** The parts of the page that most steps show. Whoever reads the contents opens one next: until then there is time to fetch them. */
import { loadTerminals } from '#store/terminals.ts';

/** Fetches them once the browser has nothing else to do. What fails is fetched again when it is shown. */
export function fetchPartsOfStep(): void {
  const fetchThem = () => void Promise.all(parts()).catch(() => {});
  if (globalThis.requestIdleCallback === undefined) setTimeout(fetchThem, aWhileMs);
  else requestIdleCallback(fetchThem);
}

const aWhileMs = 200;

function parts(): readonly Promise<unknown>[] {
  return [
    import('#panels/Caption.tsx'),
    import('#panels/timeline/Timeline.tsx'),
    import('#panels/timeline/Plot.tsx'),
    import('#panels/terminal/TerminalPanel.tsx'),
    import('#panels/controller/ControllerPanel.tsx'),
    import('#panels/InspectorPanel.tsx'),
    import('#panels/controls/Controls.tsx'),
    import('#stage/DeploymentLane.tsx'),
    import('#stage/LaneOptions.tsx'),
    import('#stage/PartitionSlider.tsx'),
    import('#stage/StageTable.tsx'),
    loadTerminals(),
  ];
}
