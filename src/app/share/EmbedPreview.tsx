import { embedAddress, type EmbedLook } from '#share/embedAddress.ts';
import { PicturePreview } from './PicturePreview.tsx';
import { useShareWords } from './useShareWords.ts';

interface Props {
  readonly page: string;
  readonly hash: string;
  readonly look: EmbedLook;
  readonly title: string;
}

/** The embed itself, as small as there is room for. A page from the disk may not frame itself: there stands a picture. */
export function EmbedPreview({ page, hash, look, title }: Props) {
  const words = useShareWords();
  const { width, height, captions, theme } = look;
  if (!location.protocol.startsWith('http')) {
    const shown = theme === 'auto' || theme === 'transparent' ? undefined : theme;
    return (
      <>
        <PicturePreview title={title} look={{ width, height, captions, theme: shown }} />
        <p className="share-note">{words.noPreview}</p>
      </>
    );
  }
  const address = embedAddress(page, hash, look);
  return (
    <figure className="share-preview">
      <figcaption>{words.preview}</figcaption>
      <div className="share-frame" style={{ aspectRatio: `${width} / ${height}`, maxInlineSize: width }}>
        <iframe key={address} src={address} title={words.previewOf(title)} />
      </div>
    </figure>
  );
}
