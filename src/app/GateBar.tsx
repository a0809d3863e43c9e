import { Icon } from '#panels/common/Icon.tsx';
import { gateOf } from '#diagnose/mainDecision.ts';
import { untilText } from '#panels/narration/waitingFor.ts';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';

/** On a phone the lane that is held may be off the screen: the gate then stands here too, in the panel's words. */
export function GateBar({ onWhy }: { readonly onWhy: () => void }) {
  const words = useWords();
  const { frame } = useCalmFrame();
  const report = useOrdinal(({ setName }) => frame.lastSyncs[setName]);
  const openPanel = useOrdinal((store) => store.openPanel);
  const gate = report && gateOf(report);
  const why = () => {
    openPanel('controller');
    onWhy();
  };
  return (
    <button type="button" className="gate-bar" data-held={gate !== undefined || undefined} onClick={why}>
      {gate && <Icon name="hold" />}
      <span className="gate-text">
        {report && gate ? untilText(gate, { frame, report, words }) : words.shell.gateBar.open}
      </span>
      <span className="gate-why">{words.shell.gateBar.why}</span>
      <Icon name="right" />
    </button>
  );
}
