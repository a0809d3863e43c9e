import { Popover } from '#panels/common/Popover.tsx';
import type { Motion, Theme } from '#store/state.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { RadioGroup } from './RadioGroup.tsx';

const themes: readonly Exclude<Theme, 'transparent'>[] = ['auto', 'light', 'dark', 'contrast'];
const motions: readonly Motion[] = ['auto', 'none'];

/** Theme and motion. */
export function DisplayMenu() {
  const { display } = useWords().shell;
  const theme = useOrdinal((store) => store.theme);
  const motion = useOrdinal((store) => store.motion);
  const setTheme = useOrdinal((store) => store.setTheme);
  const setMotion = useOrdinal((store) => store.setMotion);
  return (
    <Popover button={display.button} label={display.button} className="display-menu" buttonClassName="display-button">
      <RadioGroup
        legend={display.theme}
        values={themes}
        names={display.themes}
        value={theme === 'transparent' ? 'auto' : theme}
        onChange={setTheme}
      />
      <RadioGroup
        legend={display.motion}
        values={motions}
        names={display.motions}
        value={motion}
        onChange={setMotion}
      />
    </Popover>
  );
}
