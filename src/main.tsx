import '#app/tokens.css';
import '#app/base.css';
import '#panels/common/common.css';
import { createRoot } from 'react-dom/client';
import { loadWords } from '#i18n/words.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { App } from '#app/App.tsx';
import { releaseLateParts } from '#store/late.ts';
import { loadTransitions } from '#stage/motion.ts';
import { installWindowApi } from '#app/windowApi.ts';

const links = () => import('#app/links.ts');
/** A link is opened before the first paint, which would show something else. */
const opened = location.hash.length > 1 ? links().then(({ openHash }) => openHash(location.hash)) : undefined;

// The first paint is in the visitor's language: its words come before the page does.
void Promise.all([loadWords(ordinalStore.getState().language), opened]).then(([language]) => {
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  createRoot(document.getElementById('root')!).render(<App />);
  afterFirstFrame(() => {
    releaseLateParts();
    void loadTransitions();
    void ordinalStore.getState().prepare();
    void links().then(({ followLinks }) => followLinks());
  });
});

installWindowApi();

/** Runs once the browser has painted what was rendered: what comes later must not hold that up. */
function afterFirstFrame(action: () => void): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      performance.mark('ordinal:first-frame');
      action();
    }),
  );
}
