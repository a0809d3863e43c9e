import { useEffect } from 'react';
import { Dialog } from '#panels/common/Dialog.tsx';
import { useLive } from '#store/live/liveState.ts';
import { findLive } from '#store/live/watching.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { isWatched } from '#store/watched.ts';
import { useWords } from '#store/useWords.ts';
import { ChangeCluster } from './ChangeCluster.tsx';
import { ChooseNamespace } from './ChooseNamespace.tsx';
import { ConnectionSection } from './ConnectionSection.tsx';
import { RecordingSection } from './RecordingSection.tsx';
import { ShownSet } from './ShownSet.tsx';
import { useLiveWords } from './useLiveWords.ts';

/** The real cluster beside the page: what there is to watch, how the connection stands, why the set is as it is, and the recording. */
export function LiveDialog({ onClose }: { readonly onClose: () => void }) {
  const { shell } = useWords();
  const words = useLiveWords();
  const isWatching = useLive((live) => live.namespace !== undefined);
  const watched = useOrdinal(isWatched);
  // The cluster is elsewhere: that it is asked for when somebody wants to see it is what an effect is for.
  useEffect(() => void findLive(), []);
  return (
    <Dialog title={words.title} closeLabel={shell.close} onClose={onClose} className="live-dialog">
      <ClusterLine />
      {isWatching && <ConnectionSection onClose={onClose} />}
      {watched && <ShownSet onClose={onClose} />}
      <ChooseNamespace onChosen={onClose} />
      {isWatching && <ChangeCluster />}
      <RecordingSection onOpened={onClose} />
    </Dialog>
  );
}

function ClusterLine() {
  const words = useLiveWords();
  const cluster = useLive((live) => live.cluster);
  if (typeof cluster === 'object') {
    return <p role="status">{words.found(cluster.gitVersion, location.host, cluster.version)}</p>;
  }
  if (cluster !== 'none') return <p role="status">{words.searching}</p>;
  return (
    <div role="status" className="live-part">
      <p>{words.none}</p>
      <code className="dialog-command">{words.command}</code>
      <button type="button" className="control button" onClick={() => void findLive()}>
        {words.searchAgain}
      </button>
    </div>
  );
}
