/** What a text looks like, before anybody reads it: small enough to be asked of everything that is pasted onto the page. */

export const scenarioFormat = 'ordinal-scenario';
/** Characters of a file. */
export const maxFileLength = 4 * 1024 * 1024;

/** Whether a text wants to be a scenario file, however damaged. */
export function looksLikeScenario(text: string): boolean {
  return text.trimStart().startsWith('{') && text.slice(0, 1000).includes(`"${scenarioFormat}"`);
}

/** The hash of a text that is one address, or one hash, and nothing else. */
export function linkIn(text: string): string | undefined {
  return /^(?:(?:https?|file):\/\/[^\s#]*)?(#\S+)$/.exec(text.trim())?.[1];
}

/** Whether a text that is pasted onto the page wants to be opened: it says a kind of object, or it is ours. */
export function isOpenable(text: string): boolean {
  if (text.length > maxFileLength) return false;
  return looksLikeScenario(text) || /#v\d+\./.test(linkIn(text) ?? '') || /^[\s{"-]*apiVersion\b/m.test(text);
}
