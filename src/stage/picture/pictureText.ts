/**
 * A drawn stage as the text of an SVG that stands alone: the style sheet's colours and lines become attributes, which every program
 * reads that reads SVG, and fonts stay names of families. No foreignObject, no script, no style sheet, nothing to fetch.
 */

/** What the style sheet may say of a shape, under the names that it has as an attribute. */
const inherited = [
  'color',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-dasharray',
  'paint-order',
  'font-family',
] as const;
const own = ['opacity'] as const;
type Property = (typeof inherited)[number] | (typeof own)[number];
type Look = Readonly<Record<Property, string>>;

/** What holds where nobody says anything. */
const initial: Look = {
  color: 'rgb(0, 0, 0)',
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-opacity': '1',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-dasharray': 'none',
  'paint-order': 'normal',
  'font-family': '',
  opacity: '1',
};
const properties = [...inherited, ...own];
const written: ReadonlySet<string> = new Set([...properties, 'class', 'style', 'aria-hidden', 'focusable']);
const mostLooks = 4000;

/** Writes one svg again and again. What elements of the same classes look like is asked of the browser once. */
export class PictureText {
  readonly #looks = new Map<string, Look | 'hidden'>();

  /** The element and all that is seen of it, with `root` as further attributes of its own. */
  of(svg: SVGSVGElement, root: Readonly<Record<string, string>>): string {
    if (this.#looks.size > mostLooks) this.#looks.clear();
    const pieces: string[] = [];
    this.#write(svg, '', initial, pieces, root);
    return pieces.join('');
  }

  #write(
    element: Element,
    parentKey: string,
    around: Look,
    pieces: string[],
    extra: Readonly<Record<string, string>> = {},
  ): void {
    const key = `${parentKey}>${keyOf(element)}`;
    const look = this.#lookOf(element, key);
    if (look === 'hidden') return;
    const tag = element.tagName;
    pieces.push('<', tag);
    for (const { name, value } of element.attributes) {
      if (!written.has(name) && !(name in extra)) pieces.push(` ${name}="${escaped(value)}"`);
    }
    for (const name in extra) pieces.push(` ${name}="${escaped(extra[name] as string)}"`);
    for (const name of inherited) if (look[name] !== around[name]) pieces.push(` ${name}="${escaped(look[name])}"`);
    for (const name of own) if (look[name] !== initial[name]) pieces.push(` ${name}="${escaped(look[name])}"`);
    pieces.push('>');
    for (let child = element.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === Node.ELEMENT_NODE) this.#write(child as Element, key, look, pieces);
      else if (child.nodeType === Node.TEXT_NODE) pieces.push(escaped(child.nodeValue ?? ''));
    }
    pieces.push('</', tag, '>');
  }

  #lookOf(element: Element, key: string): Look | 'hidden' {
    const known = this.#looks.get(key);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    const look =
      style.display === 'none' && element.tagName !== 'defs'
        ? 'hidden'
        : (Object.fromEntries(properties.map((name) => [name, valueOf(style, name)])) as Look);
    this.#looks.set(key, look);
    return look;
  }
}

/** All that the look of an element follows from, beside what is around it: its classes and its own attributes. */
function keyOf(element: Element): string {
  let key = `${element.tagName} ${element.getAttribute('class') ?? ''}`;
  for (const name of properties) {
    const value = element.getAttribute(name);
    if (value !== null) key += `;${name}=${value}`;
  }
  return key;
}

function valueOf(style: CSSStyleDeclaration, name: Property): string {
  const value = style.getPropertyValue(name);
  // As numbers: an attribute of an SVG counts in the picture's own unit.
  if (name === 'stroke-width' || name === 'stroke-dasharray') return value.replaceAll('px', '');
  // The browser tells an id as an address in quotes.
  return name === 'fill' || name === 'stroke' ? value.replace(/^url\("?#([^")]+)"?\).*$/, 'url(#$1)') : value;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
