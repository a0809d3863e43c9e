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
