import { CopyField } from './CopyField.tsx';
import { NoLink } from './NoLink.tsx';
import { PicturePreview } from './PicturePreview.tsx';
import type { SharedMoment } from './shareMoment.ts';
import { useShareWords } from './useShareWords.ts';

/** The address of the moment. */
export function LinkTab({ moment }: { readonly moment: SharedMoment }) {
  const { link: words } = useShareWords();
  const { page, hash, title } = moment;
  return (
    <>
      <p>{words.about}</p>
      {hash === undefined ? (
        <NoLink moment={moment} />
      ) : (
        <>
          <CopyField label={words.label} text={page + hash} />
          <p className="share-note">{words.length(page.length + hash.length)}</p>
        </>
      )}
      {location.protocol === 'file:' && <p className="share-note">{words.onDisk}</p>}
      <PicturePreview title={title} look={{ width: 960, height: 540, captions: true }} />
    </>
  );
}
