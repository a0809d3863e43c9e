import { useState } from 'react';
import { htmlFile } from './htmlFile.ts';
import { NoLink } from './NoLink.tsx';
import { PicturePreview } from './PicturePreview.tsx';
import { saveFile } from './saveFile.ts';
import { momentFile, type SharedMoment } from './shareMoment.ts';
import { useShareWords } from './useShareWords.ts';

/** The page in one file that opens at this moment. */
export function HtmlTab({ moment }: { readonly moment: SharedMoment }) {
  const { html: words, saved } = useShareWords();
  const [said, setSaid] = useState('');
  const { hash, title } = moment;
  if (hash === undefined) return <NoLink moment={moment} />;
  const save = async () => {
    const text = await htmlFile(hash, title);
    if (text === undefined) {
      setSaid(words.absent);
      return;
    }
    const name = momentFile(moment, 'html');
    saveFile(name, new Blob([text], { type: 'text/html' }));
    setSaid(saved(name));
  };
  return (
    <>
      <p>{words.about}</p>
      <button type="button" className="control button primary" onClick={() => void save()}>
        {words.save}
      </button>
      <p role="status" className="share-note">
        {said}
      </p>
      <PicturePreview title={title} look={{ width: 960, height: 540, captions: true }} />
    </>
  );
}
