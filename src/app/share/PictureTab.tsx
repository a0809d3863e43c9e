import { useState } from 'react';
import { momentAt, pictureLook } from '../export/moment.ts';
import { svgOf } from '../export/picture.ts';
import { Raster } from '../export/raster.ts';
import { OptionField } from './OptionField.tsx';
import { PicturePreview } from './PicturePreview.tsx';
import { saveFile } from './saveFile.ts';
import { momentFile, type SharedMoment } from './shareMoment.ts';
import { SizeFields } from './SizeFields.tsx';
import { useShareWords } from './useShareWords.ts';

/** No canvas is larger in any browser. */
const mostPixels = 16_000 * 8_000;
const scales = { '1': 1, '2': 2, '3': 3, '4': 4 } as const;

/** The shown moment as an SVG or a PNG. */
export function PictureTab({ moment }: { readonly moment: SharedMoment }) {
  const { picture: words, looks, saved } = useShareWords();
  const [format, setFormat] = useState<'svg' | 'png'>('svg');
  const [scale, setScale] = useState<keyof typeof scales>('2');
  const [theme, setTheme] = useState<'auto' | 'light' | 'dark' | 'contrast'>('auto');
  const [size, setSize] = useState({ width: 960, height: 540 });
  const [captions, setCaptions] = useState(true);
  const [said, setSaid] = useState('');
  const look = { ...size, captions, theme: theme === 'auto' ? undefined : theme };
  const { auto, light, dark, contrast } = looks.themes;

  const save = async () => {
    const name = momentFile(moment, format);
    const times = format === 'png' ? scales[scale] : 1;
    const [width, height] = [size.width * times, size.height * times];
    if (width * height > mostPixels) {
      setSaid(words.tooLarge);
      return;
    }
    const svg = svgOf(pictureLook(look), momentAt(), times);
    saveFile(name, format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg, width, height));
    setSaid(saved(name));
  };
  return (
    <>
      <p>{words.about}</p>
      <div className="share-looks">
        <OptionField label={words.format} names={words.formats} value={format} onChange={setFormat} />
        {format === 'png' && <OptionField label={words.scale} names={words.scales} value={scale} onChange={setScale} />}
        <OptionField label={looks.theme} names={{ auto, light, dark, contrast }} value={theme} onChange={setTheme} />
        <SizeFields {...size} onChange={(part) => setSize({ ...size, ...part })} />
        <label className="check">
          <input type="checkbox" checked={captions} onChange={(event) => setCaptions(event.target.checked)} />
          {words.captions}
        </label>
      </div>
      <button type="button" className="control button primary" onClick={() => void save()}>
        {words.save}
      </button>
      <p role="status" className="share-note">
        {said}
      </p>
      <PicturePreview title={moment.title} look={look} />
    </>
  );
}

async function pngOf(svg: string, width: number, height: number): Promise<Blob> {
  const raster = new Raster(width, height);
  await raster.draw(svg);
  return raster.png();
}
