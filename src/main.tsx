import '#app/tokens.css';
import '#app/base.css';
import '#panels/common/common.css';
import { createRoot } from 'react-dom/client';
import { loadWords } from '#i18n/words.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { App } from '#app/App.tsx';
import { keepMessages } from '#app/embed/earlyMessages.ts';
import { releaseLateParts } from '#store/late.ts';
import { loadTransitions } from '#stage/motion.ts';
import { installWindowApi } from '#app/windowApi.ts';

const links = () => import('#app/links.ts');
/** A link is opened before the first paint, which would show something else. */
const asked =
  location.hash.length > 1
    ? location.hash
    : document.querySelector<HTMLMetaElement>('meta[name=ordinal-link]')?.content;
const opened = asked && links().then(({ openHash }) => openHash(asked));
addEventListener('hashchange', () => void links().then(({ openHash }) => openHash(location.hash)));

const isFramed = window.parent !== window;
/** Who embeds the page, or says in its address how it shall look. */
const isAsked =
  isFramed || /[?#&](embed|autoplay|from|to|loop|lang|theme|motion)=/.test(location.search + location.hash);
const embedding = isAsked ? import('#app/embed/startEmbed.ts') : undefined;
if (isFramed) keepMessages();

async function open(): Promise<void> {
  const embed = embedding && (await embedding).beginEmbed();
  // The first paint is in the visitor's language: its words come before the page does.
  const [language] = await Promise.all([loadWords(ordinalStore.getState().language), opened]);
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  if (embed) (await embedding)?.playEmbedded(embed);
  const page = embed?.embed === true ? (await import('#app/embed/pageFor.tsx')).pageFor(embed) : <App />;
  createRoot(document.getElementById('root')!).render(page);
  afterFirstFrame(() => {
    releaseLateParts();
    void loadTransitions();
    void ordinalStore.getState().prepare();
    void import('#app/printing.ts').then(({ preparePrinting }) => preparePrinting());
    // The address of an embedded page is its host's.
    if (embed?.embed !== true) void links().then(({ writeLinks }) => writeLinks());
    // A guest in somebody's page keeps nothing there.
    if (import.meta.env.ORDINAL_OFFLINE && !isAsked)
      void import('#app/offline/newVersion.ts').then(({ startOffline }) => startOffline());
  });
}

void open();
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
