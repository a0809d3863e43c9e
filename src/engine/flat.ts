/**
 * V8 keeps a joined text as a tree of its parts, three times the size of the text, until somebody reads a letter of it. Texts that
 * live as long as a history are worth the reading.
 */
export function flat(text: string): string {
  lastRead.code = text.charCodeAt(text.length - 1);
  return text;
}

/** Keeps the reading from being optimised away. */
const lastRead = { code: 0 };

/** The same text as before, if it was met lately: what is told again and again need not be stored again and again. */
export function shared(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size >= mostTexts) texts.clear();
  texts.set(text, flat(text));
  return text;
}

const texts = new Map<string, string>();
const mostTexts = 4000;
