import { BranchChips } from './BranchChips.tsx';
import { Plot } from './Plot.tsx';
import { Transport } from './Transport.tsx';
import './timeline.css';

/** The run as a whole, and the player that goes through it. */
export function Timeline() {
  return (
    <div className="timeline">
      <div className="timeline-bar">
        <Transport />
        <BranchChips />
      </div>
      <Plot />
    </div>
  );
}
