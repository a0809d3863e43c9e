import { useWords } from '#store/useWords.ts';

/** A key by what it does, or the sign that it types. */
export type TouchKey = 'tab' | 'up' | 'down' | 'interrupt' | '|' | "'" | '-';

/** Keys that the keyboard of a phone has not, or hides. */
export function TouchKeys({ onKey }: { readonly onKey: (key: TouchKey) => void }) {
  const { terminal: words } = useWords();
  const names = words.keyNames;
  const keys: readonly (readonly [TouchKey, string, string])[] = [
    ['tab', 'Tab', names.tab],
    ['up', '↑', names.up],
    ['down', '↓', names.down],
    ['interrupt', '^C', names.interrupt],
    ['-', '-', names.dash],
    ['|', '|', names.pipe],
    ["'", "'", names.quote],
  ];
  return (
    <div className="touch-keys">
      {keys.map(([key, sign, name]) => (
        <button
          key={key}
          type="button"
          className="control"
          aria-label={name}
          // The keyboard of the phone stays open.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onKey(key)}
        >
          {sign}
        </button>
      ))}
    </div>
  );
}
