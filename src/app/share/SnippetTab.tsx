import { useId, useState } from 'react';
import type { EmbedLook } from '#share/embedAddress.ts';
import { type SnippetKind, snippetText } from '#share/snippets.ts';
import { momentAt, pictureLook } from '../export/moment.ts';
import { svgOf } from '../export/picture.ts';
import { CopyField } from './CopyField.tsx';
import { EmbedLookFields } from './EmbedLookFields.tsx';
import { EmbedPreview } from './EmbedPreview.tsx';
import { NoLink } from './NoLink.tsx';
import { PicturePreview } from './PicturePreview.tsx';
import { saveFile } from './saveFile.ts';
import { momentFile, type SharedMoment } from './shareMoment.ts';
import { useShareWords } from './useShareWords.ts';

const usual: EmbedLook = {
  view: 'stage',
  controls: 'mini',
  plays: 'no',
  lang: 'auto',
  theme: 'auto',
  captions: true,
  width: 960,
  height: 540,
};

interface Props {
  readonly kind: SnippetKind;
  readonly moment: SharedMoment;
}

/** A text to paste into a page, a deck or a document, and what it will look like there. */
export function SnippetTab({ kind, moment }: Props) {
  const words = useShareWords();
  const titleId = useId();
  const [title, setTitle] = useState(moment.title);
  const [look, setLook] = useState<EmbedLook>(
    kind === 'iframe' || kind === 'markdown' ? usual : { ...usual, fromMs: moment.editMs, toMs: moment.atMs },
  );
  const { page, hash } = moment;
  if (hash === undefined) return <NoLink moment={moment} />;
  const picture = momentFile(moment, 'svg');
  const size = { width: look.width, height: look.height, captions: look.captions };
  return (
    <>
      <p>{words.snippets[kind]}</p>
      <div className="copy-field">
        <label htmlFor={titleId}>{words.titleLabel}</label>
        <input
          id={titleId}
          value={title}
          maxLength={300}
          aria-describedby={`${titleId}-about`}
          onChange={(event) => setTitle(event.target.value)}
        />
        <p id={`${titleId}-about`} className="share-note">
          {words.titleAbout}
        </p>
      </div>
      {kind !== 'markdown' && <EmbedLookFields look={look} moment={moment} onChange={setLook} />}
      <CopyField
        label={words.snippets.label}
        text={snippetText(kind, { page, hash, look, title, picture })}
        rows={kind === 'markdown' ? 3 : 6}
      />
      {kind === 'markdown' ? (
        <>
          <button
            type="button"
            className="control button"
            onClick={() =>
              saveFile(picture, new Blob([svgOf(pictureLook(size), momentAt())], { type: 'image/svg+xml' }))
            }
          >
            {words.snippets.savePicture}
          </button>
          <PicturePreview title={title} look={size} />
        </>
      ) : (
        <EmbedPreview page={page} hash={hash} look={look} title={title} />
      )}
      <p className="share-note">
        <a href="./embed.html" target="_blank" rel="noreferrer">
          {words.snippets.more}
        </a>
      </p>
    </>
  );
}
