/** Small hands for SVG: find or make a part, set its attributes, write its text. */
import { type FittedText, textWidth, type Type } from './text.ts';

type Tags = SVGElementTagNameMap;
const namespace = 'http://www.w3.org/2000/svg';

/** Its name among its parent's parts. Not the class, which says more than that and costs ten times as much to compare. */
interface Part extends Element {
  partName?: string;
}

/** The child of a name, which is also its first class; made at the end of its parent when it is not there. */
export function part<K extends keyof Tags>(parent: Element, tag: K, name: string): Tags[K] {
  const known = find(parent, name);
  if (known !== undefined) return known as Tags[K];
  const made: Tags[K] & Part = document.createElementNS(namespace, tag);
  made.partName = name;
  made.setAttribute('class', name);
  return parent.appendChild(made);
}

/** The child of a name, if it is there. */
export function find(parent: Element, name: string): Element | undefined {
  for (let child: Part | null = parent.firstElementChild; child !== null; child = child.nextElementSibling) {
    if (child.partName === name) return child;
  }
  return undefined;
}

/** Takes a part away, if it is there. */
export function drop(parent: Element, name: string): void {
  find(parent, name)?.remove();
}

/** A part that is on its way out: another one can take its name. */
export function retire(node: Part): void {
  node.setAttribute('class', `${node.getAttribute('class') ?? ''}-gone`);
  delete node.partName;
}

export type Attributes = Readonly<Record<string, string | number>>;

export function put<E extends Element>(node: E, attributes: Attributes): E {
  for (const name in attributes) {
    const value = String(attributes[name]);
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  return node;
}

export function flag(node: Element, name: string, on: boolean): void {
  node.classList.toggle(name, on);
}

/** Writes a text in a type, at a place. */
export function write(
  node: SVGTextElement,
  text: string,
  type: Type,
  x: number,
  y: number,
  attributes: Attributes = {},
): SVGTextElement {
  put(node, { x, y, 'font-size': type.size, 'font-weight': type.weight, ...attributes });
  node.removeAttribute('textLength');
  flag(node, 'mono', type.mono === true);
  if (node.textContent !== text) node.textContent = text;
  return node;
}

/** Writes a text that was made to fit. */
export function writeFitted(
  node: SVGTextElement,
  { text, type, squeeze }: FittedText,
  x: number,
  y: number,
  attributes: Attributes = {},
): void {
  write(node, text, type, x, y, attributes);
  if (squeeze !== undefined) put(node, { textLength: squeeze, lengthAdjust: 'spacingAndGlyphs' });
}

/** Writes a text and gives the x where it ends. */
export function writeOn(node: SVGTextElement, text: string, type: Type, x: number, y: number): number {
  write(node, text, type, x, y);
  return x + textWidth(text, type);
}
