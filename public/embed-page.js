/* The examples of embed.html: nothing that a host page could not do as well. */
'use strict';

const root = document.documentElement;
const here = new URL('./', location.href).href;
for (const place of document.querySelectorAll('.here')) place.textContent = here;

/* The language: that of the address, or of the browser. */
const asked = new URLSearchParams(location.search).get('lang');
show(asked === 'zh' || asked === 'en' ? asked : navigator.language.startsWith('zh') ? 'zh' : 'en');
document.getElementById('language').addEventListener('click', () => show(root.dataset.shown === 'en' ? 'zh' : 'en'));

function show(language) {
  root.dataset.shown = language;
  root.lang = language === 'zh' ? 'zh-Hans' : 'en';
  const other = document.getElementById('language');
  other.textContent = language === 'zh' ? 'English' : '中文';
  other.lang = language === 'zh' ? 'en' : 'zh-Hans';
  for (const iframe of document.querySelectorAll('iframe[data-example]')) {
    if (iframe.src === '') iframe.src = here + iframe.dataset.example.replace('?', `?lang=${language}&`);
    else void OrdinalEmbed.connect(iframe).send({ type: 'lang', lang: language });
  }
}

/* What is to be copied. */
for (const block of document.querySelectorAll('pre:has(code)')) {
  const text = block.textContent;
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.className = 'copy';
  copy.textContent = 'Copy';
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(text).then(
      () => (copy.textContent = '✓'),
      () => getSelection().selectAllChildren(block.querySelector('code')),
    );
  });
  block.prepend(copy);
}

/* Buttons that send messages, and the answers. */
const driven = OrdinalEmbed.connect(document.getElementById('driven'));
const answer = document.getElementById('answer');
for (const button of document.querySelectorAll('[data-send]')) {
  button.addEventListener('click', async () => {
    const { type, caption, message, stdout } = await driven.send(JSON.parse(button.dataset.send));
    answer.textContent = `${type}\n${stdout ?? caption ?? message ?? ''}`;
  });
}

/* A deck of three slides. */
const deck = document.getElementById('slides');
const slides = [...deck.children];
let at = 0;

function go(by) {
  at = Math.max(0, Math.min(slides.length - 1, at + by));
  slides.forEach((slide, index) => (slide.hidden = index !== at));
  document.getElementById('deck-at').textContent = `${at + 1} / ${slides.length}`;
}

document.getElementById('deck-next').addEventListener('click', () => go(1));
document.getElementById('deck-prev').addEventListener('click', () => go(-1));
OrdinalEmbed.drive({
  frame: () => (deck.contains(document.activeElement) ? (slides[at].querySelector('iframe') ?? undefined) : undefined),
  next: () => go(1),
  prev: () => go(-1),
});
deck.addEventListener('keydown', ({ key }) => {
  if (key === 'ArrowRight') go(1);
  if (key === 'ArrowLeft') go(-1);
});
