import { useEffect, useState } from 'react';
import { markLabel } from '#panels/timeline/markLabel.ts';
import { useWords } from '#store/useWords.ts';
import type { ClipEnd } from './clipEnds.ts';
import { type FilmChoice, filmKinds, filmSizes, isStrip } from './filmChoice.ts';
import { OptionField } from './OptionField.tsx';
import { useShareWords } from './useShareWords.ts';

interface Props {
  readonly choice: FilmChoice;
  readonly ends: readonly ClipEnd[];
  readonly onChange: (part: Partial<FilmChoice>) => void;
}

const stripCounts = { '4': '4', '6': '6', '8': '8', '12': '12' };
const gifRates = { '5': '5', '10': '10', '20': '20' };
const videoRates = { '15': '15', '30': '30', '60': '60' };
const sizeNames = Object.fromEntries(Object.keys(filmSizes).map((size) => [size, size])) as Record<
  keyof typeof filmSizes,
  string
>;

/** Which file, which part of the run, how fast and how large. */
export function FilmFields({ choice, ends, onChange }: Props) {
  const { film: words, picture } = useShareWords();
  const { kind } = choice;
  const canEncode = useEncoders();
  const names = useEndNames(ends);
  return (
    <>
      <div className="share-looks">
        <OptionField
          label={words.kind}
          names={Object.fromEntries(filmKinds.map((name) => [name, words.kinds[name]]))}
          value={kind}
          onChange={(next) => onChange({ kind: next })}
        />
        <EndField
          label={words.from}
          names={names}
          value={choice.fromStep}
          onChange={(fromStep) => onChange({ fromStep })}
        />
        <EndField label={words.to} names={names} value={choice.toStep} onChange={(toStep) => onChange({ toStep })} />
        {isStrip(kind) ? (
          <OptionField
            label={words.pictures}
            names={stripCounts}
            value={String(choice.pictures) as keyof typeof stripCounts}
            onChange={(pictures) => onChange({ pictures: Number(pictures) })}
          />
        ) : (
          <RateFields choice={choice} onChange={onChange} />
        )}
        <OptionField label={words.size} names={sizeNames} value={choice.size} onChange={(size) => onChange({ size })} />
        <label className="check">
          <input
            type="checkbox"
            checked={choice.captions}
            onChange={(event) => onChange({ captions: event.target.checked })}
          />
          {picture.captions}
        </label>
      </div>
      {(kind === 'mp4' || kind === 'webm') && canEncode?.[kind] === false && (
        <p className="share-warning">{words.noEncoder(words.kinds[kind])}</p>
      )}
    </>
  );
}

function RateFields({ choice, onChange }: Pick<Props, 'choice' | 'onChange'>) {
  const { film: words } = useShareWords();
  return (
    <>
      <OptionField
        label={words.speed}
        names={words.speeds}
        value={String(choice.speed) as keyof typeof words.speeds}
        onChange={(speed) => onChange({ speed: Number(speed) as FilmChoice['speed'] })}
      />
      {choice.kind === 'gif' ? (
        <OptionField
          label={words.perSecond}
          names={gifRates}
          value={choice.gifPerSecond}
          onChange={(gifPerSecond) => onChange({ gifPerSecond })}
        />
      ) : (
        <OptionField
          label={words.perSecond}
          names={videoRates}
          value={choice.videoPerSecond}
          onChange={(videoPerSecond) => onChange({ videoPerSecond })}
        />
      )}
    </>
  );
}

interface EndProps {
  readonly label: string;
  readonly names: Readonly<Record<string, string>>;
  readonly value: number;
  readonly onChange: (step: number) => void;
}

function EndField({ label, names, value, onChange }: EndProps) {
  return <OptionField label={label} names={names} value={String(value)} onChange={(step) => onChange(Number(step))} />;
}

/** The names of the places by their steps. */
function useEndNames(ends: readonly ClipEnd[]): Readonly<Record<string, string>> {
  const { film } = useShareWords();
  const words = useWords();
  return Object.fromEntries(
    ends.map(({ step, atMs, place, mark }) => {
      const what = mark === undefined ? film[place ?? 'here'] : markLabel(mark.request, words);
      return [String(step), film.mark((atMs / 1000).toFixed(1), what)];
    }),
  );
}

/** Which videos this browser encodes; undefined until it is known. */
function useEncoders(): Readonly<Record<'mp4' | 'webm', boolean>> | undefined {
  const [known, setKnown] = useState<Readonly<Record<'mp4' | 'webm', boolean>>>();
  useEffect(() => {
    let wanted = true;
    void (async () => {
      const { codecFor } = await import('../export/videoFile.ts');
      const [mp4, webm] = await Promise.all([codecFor('mp4', 1280, 720), codecFor('webm', 1280, 720)]);
      if (wanted) setKnown({ mp4: mp4 !== undefined, webm: webm !== undefined });
    })();
    return () => {
      wanted = false;
    };
  }, []);
  return known;
}
