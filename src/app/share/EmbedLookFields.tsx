import { useId } from 'react';
import type { EmbedLook } from '#share/embedAddress.ts';
import { OptionField } from './OptionField.tsx';
import { SizeFields } from './SizeFields.tsx';
import type { SharedMoment } from './shareMoment.ts';
import { useShareWords } from './useShareWords.ts';

interface Props {
  readonly look: EmbedLook;
  readonly moment: SharedMoment;
  readonly onChange: (look: EmbedLook) => void;
}

/** Each language speaks itself. */
const ownNames = { en: 'English', zh: '中文' };

/** What a host may choose of the page that it shows. */
export function EmbedLookFields({ look, moment: { editMs, atMs }, onChange }: Props) {
  const { looks: words } = useShareWords();
  const group = useId();
  const change = (part: Partial<EmbedLook>) => onChange({ ...look, ...part });
  return (
    <div className="share-looks">
      <OptionField label={words.view} names={words.views} value={look.view} onChange={(view) => change({ view })} />
      <OptionField
        label={words.controls}
        names={words.controlsNames}
        value={look.controls}
        onChange={(controls) => change({ controls })}
      />
      <OptionField
        label={words.plays}
        names={words.playsNames}
        value={look.plays}
        onChange={(plays) => change({ plays })}
      />
      <OptionField
        label={words.theme}
        names={words.themes}
        value={look.theme}
        onChange={(theme) => change({ theme })}
      />
      <OptionField
        label={words.lang}
        names={{ auto: words.browserLang, ...ownNames }}
        value={look.lang}
        onChange={(lang) => change({ lang })}
      />
      <SizeFields width={look.width} height={look.height} onChange={change} />
      <label className="check">
        <input
          type="checkbox"
          checked={look.captions}
          onChange={(event) => change({ captions: event.target.checked })}
        />
        {words.captions}
      </label>
      {editMs !== undefined && (
        <label className="check">
          <input
            type="checkbox"
            name={`${group}-clip`}
            checked={look.toMs !== undefined}
            onChange={(event) =>
              change(event.target.checked ? { fromMs: editMs, toMs: atMs } : { fromMs: undefined, toMs: undefined })
            }
          />
          {words.clip}
        </label>
      )}
    </div>
  );
}
