/** The look of the page as attributes of <html>, where every sheet and every drawing finds it. */
import type { Motion, Theme } from '#store/state.ts';

export type ShownTheme = Exclude<Theme, 'auto' | 'transparent'>;

/** What `auto` comes to on this machine: more contrast is a need, dark is a taste. */
export function shownTheme(theme: Theme, asks: (query: string) => boolean): ShownTheme {
  if (theme !== 'auto' && theme !== 'transparent') return theme;
  if (asks(moreContrast)) return 'contrast';
  return asks(darkScheme) ? 'dark' : 'light';
}

export function shownMotion(motion: Motion, asks: (query: string) => boolean): Motion {
  return motion === 'none' || asks(lessMotion) ? 'none' : 'auto';
}

/** Writes theme and motion, and again whenever the system changes its mind, until the returned function is called. */
export function applyLook(theme: Theme, motion: Motion): () => void {
  const queries = [moreContrast, darkScheme, lessMotion].map((query) => matchMedia(query));
  const write = () => {
    const { dataset } = document.documentElement;
    dataset.theme = shownTheme(theme, asksSystem);
    document.documentElement.toggleAttribute('data-transparent', theme === 'transparent');
    dataset.motion = shownMotion(motion, asksSystem);
  };
  write();
  for (const query of queries) query.addEventListener('change', write);
  return () => {
    for (const query of queries) query.removeEventListener('change', write);
  };
}

const moreContrast = '(prefers-contrast: more)';
const darkScheme = '(prefers-color-scheme: dark)';
const lessMotion = '(prefers-reduced-motion: reduce)';

function asksSystem(query: string): boolean {
  return matchMedia(query).matches;
}
