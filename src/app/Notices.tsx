import { useEffect } from 'react';
import { IconButton } from '#panels/common/IconButton.tsx';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { FaultNotice } from './FaultNotice.tsx';
import { LiveNotice } from './live/LiveNotice.tsx';
import { NewVersionNotice } from './offline/NewVersionNotice.tsx';
import { tellNotice } from './tellNotice.ts';
import { useFault } from './useFault.ts';

const branchNoticeMs = 8000;

/** Things told once: a branch was made, a link was damaged, an edit was refused while the caption is out of sight, something broke. */
export function Notices() {
  const words = useWords();
  const { shell } = words;
  const [fault, settleFault] = useFault();
  const notice = useOrdinal((store) => store.notice);
  const refusal = useOrdinal((store) => store.refusal);
  const dismissRefusal = useOrdinal((store) => store.dismissRefusal);
  const dismiss = useOrdinal((store) => store.dismissNotice);

  // A branch is also on the timeline, so this line may leave by itself; a damaged link is nowhere else and stays.
  useEffect(() => {
    if (notice?.type !== 'branched') return undefined;
    const timer = setTimeout(dismiss, branchNoticeMs);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);

  return (
    <>
      <div role="status" className="notices">
        {refusal && (
          <div className="notice refusal">
            <p lang="en">{refusal.error.message}</p>
            <IconButton icon="close" label={shell.notices.dismiss} onClick={dismissRefusal} />
          </div>
        )}
        {notice && (
          <div className="notice">
            <p>{tellNotice(notice, words)}</p>
            <IconButton icon="close" label={shell.notices.dismiss} onClick={dismiss} />
          </div>
        )}
        <LiveNotice />
        <NewVersionNotice />
      </div>
      {fault ? <FaultNotice fault={fault} onSettled={settleFault} /> : null}
    </>
  );
}
