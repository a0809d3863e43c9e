/** What is pasted into a page, a deck or a document to have a moment there: plain text, with everything in it escaped. */
import { embedAddress, type EmbedLook } from './embedAddress.ts';

export type SnippetKind = 'iframe' | 'reveal' | 'slidev' | 'markdown';

export interface Snippet {
  /** The page's own address, without query and hash. */
  readonly page: string;
  /** The hash of the moment, with its `#`. */
  readonly hash: string;
  readonly look: EmbedLook;
  /** What is to be seen, for those who do not see it. */
  readonly title: string;
  /** The picture's file, beside the document that shows it. */
  readonly picture: string;
}

/** The text to paste. */
export function snippetText(kind: SnippetKind, snippet: Snippet): string {
  switch (kind) {
    case 'iframe':
      return iframeText(snippet);
    case 'reveal':
      return revealText(snippet);
    case 'slidev':
      return slidevText(snippet);
    case 'markdown':
      return markdownText(snippet);
  }
}

function iframeText({ page, hash, look, title }: Snippet): string {
  return [
    `<iframe src="${attribute(embedAddress(page, hash, look))}"`,
    `        title="${attribute(title)}"`,
    `        width="${look.width}" height="${look.height}" loading="lazy" allow="fullscreen" style="border: 0"></iframe>`,
  ].join('\n');
}

/** The deck's script lets the arrow keys step through the frame first and through the deck after. */
function revealText({ page, hash, look, title }: Snippet): string {
  return [
    '<section>',
    `  <iframe data-ordinal src="${attribute(embedAddress(page, hash, look))}"`,
    `          title="${attribute(title)}"`,
    `          width="${look.width}" height="${look.height}" style="border: 0"></iframe>`,
    '</section>',
    '',
    '<!-- once, after reveal.js -->',
    `<script src="${attribute(page.replace(/[^/]*$/, ''))}ordinal-embed.js"></script>`,
    '<script>',
    '  Reveal.initialize().then(() => OrdinalEmbed.reveal(Reveal));',
    '</script>',
  ].join('\n');
}

/** In Markdown a line that begins with `<` is HTML up to the next blank line. */
function slidevText({ page, hash, look, title }: Snippet): string {
  return [
    '---',
    'layout: center',
    '---',
    '',
    `<iframe src="${attribute(embedAddress(page, hash, look))}"`,
    `  title="${attribute(title)}"`,
    `  width="${look.width}" height="${look.height}" style="border: 0"></iframe>`,
  ].join('\n');
}

function markdownText({ page, hash, title, picture }: Snippet): string {
  return `[![${markdown(title)}](${encodeURI(picture)})](<${page}${hash}>)`;
}

/** For a value between double quotes. */
function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** For the words of a picture: nothing in them ends them, begins a link or stands for markup. */
function markdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>&]/g, String.raw`\$&`);
}
