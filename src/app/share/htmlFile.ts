/** The page in one file, opening at a moment. It comes from the site's own `ordinal.html`, or from the document when that is this file. */

/** The name of the meta tag that holds the hash to open when the address has none; `main.tsx` reads it. */
const linkName = 'ordinal-link';

/** Undefined when the site holds no such file, or it cannot be had. */
export async function htmlFile(hash: string, title: string): Promise<string | undefined> {
  const text = isSingleFile() ? documentText() : await siteText();
  return text === undefined ? undefined : withMoment(text, hash, title);
}

/** All its code stands in itself. */
function isSingleFile(): boolean {
  return document.querySelector('script[src]') === null;
}

async function siteText(): Promise<string | undefined> {
  try {
    const answer = await fetch('./ordinal.html');
    const text = answer.ok ? await answer.text() : '';
    // A host may answer with its own page instead of saying that there is none.
    return text.includes('<meta http-equiv="Content-Security-Policy"') && !/<script[^>]+src=/.test(text.slice(0, 5000))
      ? text
      : undefined;
  } catch {
    return undefined;
  }
}

/** The text that this document was read from, as far as it matters: its head, an empty root, and its script. */
function documentText(): string {
  const head = [...document.head.children].filter((element) => element.getAttribute('name') !== linkName);
  const scripts = document.body.querySelectorAll('script');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '  <head>',
    ...head.map((element) => `    ${elementText(element)}`),
    '  </head>',
    '  <body>',
    '    <div id="root"></div>',
    ...[...scripts].map((script) => elementText(script)),
    '  </body>',
    '</html>',
    '',
  ].join('\n');
}

const withoutEnd = new Set(['meta', 'link']);
/** What stands in these is no markup, and is written as it is. */
const raw = new Set(['script', 'style']);

function elementText(element: Element): string {
  const tag = element.localName;
  const attributes = [...element.attributes].map(({ name, value }) => ` ${name}="${escaped(value)}"`).join('');
  if (withoutEnd.has(tag)) return `<${tag}${attributes} />`;
  const text = element.textContent ?? '';
  return `<${tag}${attributes}>${raw.has(tag) ? text : escaped(text)}</${tag}>`;
}

function withMoment(text: string, hash: string, title: string): string {
  const meta = `<meta name="${linkName}" content="${escaped(hash)}" />`;
  // The page's own script names the same tags, and has to stay as its hash says.
  const end = text.indexOf('</head>');
  const head = text
    .slice(0, end)
    .replace(/ *<meta name="ordinal-link"[^>]*>\n?/, '')
    .replace(/<title>[^<]*<\/title>/, () => `${meta}\n    <title>${escaped(title)}</title>`);
  return head + text.slice(end);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
