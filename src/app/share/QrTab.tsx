import { use, useMemo } from 'react';
import type { renderSVG } from 'uqr';
import { NoLink } from './NoLink.tsx';
import { saveFile } from './saveFile.ts';
import { momentFile, type SharedMoment } from './shareMoment.ts';
import { useShareWords } from './useShareWords.ts';
import { svgAddress } from '../export/picture.ts';

/** With more characters the squares become too small for a phone at the back of a room. */
const mostCharacters = 1200;

let library: Promise<{ readonly renderSVG: typeof renderSVG }> | undefined;

/** The link for the phones in a room. */
export function QrTab({ moment }: { readonly moment: SharedMoment }) {
  const { qr: words } = useShareWords();
  const { page, hash } = moment;
  if (hash === undefined) return <NoLink moment={moment} />;
  if (page.length + hash.length > mostCharacters) return <p className="share-warning">{words.tooMuch}</p>;
  return (
    <>
      <p>{words.about}</p>
      <Code moment={moment} text={page + hash} />
    </>
  );
}

function Code({ moment, text }: { readonly moment: SharedMoment; readonly text: string }) {
  const { qr: words } = useShareWords();
  library ??= import('uqr');
  const { renderSVG: render } = use(library);
  // Black on white in every theme, with the quiet zone that the standard asks for.
  const svg = useMemo(() => render(text, { ecc: 'L', border: 4 }), [render, text]);
  return (
    <>
      <img className="share-qr" src={svgAddress(svg)} alt={words.name(moment.title)} />
      <button
        type="button"
        className="control button"
        onClick={() => saveFile(momentFile(moment, 'qr.svg'), new Blob([svg], { type: 'image/svg+xml' }))}
      >
        {words.save}
      </button>
    </>
  );
}
