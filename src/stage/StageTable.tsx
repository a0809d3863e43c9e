import { memo, useEffect, useState } from 'react';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import type { LiveScene } from './liveScene.ts';
import { podTold } from './podTold.ts';
import { ghostReason, ghostTitle, type StageWords } from './podWords.ts';
import type { Lane, Scene } from './scene.ts';

/** The stage as text: one row an ordinal, what a screen reader reads instead of the picture. */
export function StageTable({ live, scene }: { readonly live: LiveScene; readonly scene: Scene }) {
  const words = useWords().stage;
  const playing = useOrdinal((store) => store.playing);
  const { table, setName, laneCount } = useTold(live, scene, playing ? 300 : 100);
  const { caption, shown, ordinal, state, revision, node, claim, dns } = words.table;
  return (
    <div className="stage-table">
      <table>
        <caption>
          {caption(setName)}
          {table.length < laneCount ? ` (${shown(table.length, laneCount)})` : ''}
        </caption>
        <thead>
          <tr>
            {[ordinal, state, revision, node, dns, claim].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.map((lane) => (
            <LaneRow key={lane.ordinal} lane={lane} words={words} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The scene with its table, once it has stood for a while: nobody can follow it at speed, and a frame need not pay for it. */
function useTold(live: LiveScene, scene: Scene, calmMs: number): Scene {
  const [told, setTold] = useState(scene);
  // A timer is not React's.
  useEffect(() => {
    const timer = setTimeout(() => setTold(live.withTable()), calmMs);
    return () => clearTimeout(timer);
  }, [live, scene, calmMs]);
  return told;
}

const LaneRow = memo(function LaneRow({ lane, words }: { readonly lane: Lane; readonly words: StageWords }) {
  const { pod, ghost, claims, endpoint, name, mark } = lane;
  const what =
    pod === undefined
      ? ghost === undefined
        ? ''
        : `${ghostTitle(ghost, words)}: ${ghostReason(ghost, lane.ordinal, words)}`
      : podTold(pod, words);
  const claimWords = claims.map((each) => `${each.name} ${words.claim[each.look]}`).join('; ');
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{mark === 'gate' ? `${what} (${words.gate.stops})` : what}</td>
      <td>{pod === undefined ? words.table.none : pod.hash}</td>
      <td>{pod === undefined || pod.node === '' ? words.table.none : pod.node}</td>
      <td>{words.endpoints[endpoint]}</td>
      <td>{claimWords === '' ? words.table.none : claimWords}</td>
    </tr>
  );
});
