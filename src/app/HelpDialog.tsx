import { Dialog } from '#panels/common/Dialog.tsx';
import { useWords } from '#store/useWords.ts';
import './help.css';
import { LegendIcon, legendEntries } from './LegendIcon.tsx';
import { keyRows } from './keyRows.ts';

interface Props {
  readonly keysOn: boolean;
  readonly onKeysOn: (on: boolean) => void;
  readonly onClose: () => void;
}

/** What is what, and the keys. */
export function HelpDialog({ keysOn, onKeysOn, onClose }: Props) {
  const { shell, help: words } = useWords();
  return (
    <Dialog title={words.title} closeLabel={shell.close} onClose={onClose} className="help-dialog">
      <p>{words.intro}</p>
      <div className="help-columns">
        <section>
          <h3>{words.legend}</h3>
          <dl className="legend">
            {legendEntries.map((entry) => {
              const { name, means } = words.entries[entry];
              return (
                <div key={entry}>
                  <LegendIcon entry={entry} />
                  <dt>{name}</dt>
                  <dd>{means}</dd>
                </div>
              );
            })}
          </dl>
        </section>
        <section>
          <h3>{words.keys}</h3>
          <p className="help-note">{words.keysWhere}</p>
          <dl className="key-list">
            {keyRows.map(({ keys, action }) => (
              <div key={action}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{words.actions[action]}</dd>
              </div>
            ))}
          </dl>
          <label className="check">
            <input type="checkbox" checked={keysOn} onChange={(event) => onKeysOn(event.target.checked)} />
            {words.keysOn}
          </label>
        </section>
      </div>
      <p className="help-note">{words.source}</p>
    </Dialog>
  );
}
