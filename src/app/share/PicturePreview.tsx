import { useEffect, useState } from 'react';
import { useOrdinal } from '#store/useOrdinal.ts';
import { momentAt, pictureLook } from '../export/moment.ts';
import { svgAddress, svgOf } from '../export/picture.ts';
import { useShareWords } from './useShareWords.ts';

interface Props {
  readonly title: string;
  readonly look: Parameters<typeof pictureLook>[0];
  /** Another step than the shown one. */
  readonly step?: number;
}

/** The moment as the picture that would be saved. */
export function PicturePreview({ title, look: { width, height, captions, theme }, step }: Props) {
  const words = useShareWords();
  const language = useOrdinal((store) => store.language);
  const [address, setAddress] = useState<string>();
  // It is drawn by the page's own stage, out of sight, so it cannot be drawn while this is rendered.
  useEffect(() => {
    const drawing = requestAnimationFrame(() =>
      setAddress(svgAddress(svgOf(pictureLook({ width, height, captions, theme }), momentAt(step)))),
    );
    return () => cancelAnimationFrame(drawing);
  }, [width, height, captions, theme, step, language]);
  return (
    <figure className="share-preview">
      <figcaption>{words.preview}</figcaption>
      {address !== undefined && <img src={address} alt={title} width={width} height={height} />}
    </figure>
  );
}
