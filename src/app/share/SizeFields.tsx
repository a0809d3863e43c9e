import { useState } from 'react';
import { useShareWords } from './useShareWords.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Props extends Size {
  readonly onChange: (size: Partial<Size>) => void;
}

const least = 240;
const most = 3840;

/** Width and height in pixels. */
export function SizeFields({ width, height, onChange }: Props) {
  const { looks } = useShareWords();
  return (
    <>
      <PixelField label={looks.width} value={width} onChange={(value) => onChange({ width: value })} />
      <PixelField label={looks.height} value={height} onChange={(value) => onChange({ height: value })} />
    </>
  );
}

interface PixelProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** What is typed counts once it is a size; until then the last one does. */
function PixelField({ label, value, onChange }: PixelProps) {
  const [draft, setDraft] = useState<string>();
  return (
    <label className="share-field">
      {label}
      <input
        className="control"
        type="number"
        min={least}
        max={most}
        step={10}
        value={draft ?? value}
        onChange={(event) => {
          setDraft(event.target.value);
          const typed = Math.round(Number(event.target.value));
          if (typed >= least && typed <= most) onChange(typed);
        }}
        onBlur={() => setDraft(undefined)}
      />
    </label>
  );
}
