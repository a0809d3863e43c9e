import '#app/tokens.css';
import '#app/base.css';
import '#panels/common/common.css';
import { createRoot } from 'react-dom/client';
import { loadWords } from '#i18n/words.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { App } from '#app/App.tsx';
import { installWindowApi } from '#app/windowApi.ts';

// The first paint is in the visitor's language: its words come before the page does.
void loadWords(ordinalStore.getState().language).then((language) => {
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  createRoot(document.getElementById('root')!).render(<App />);
  requestAnimationFrame(() => void ordinalStore.getState().prepare());
});

installWindowApi();
