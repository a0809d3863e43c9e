/** The words, at the place where panels look for them. */
export { useWords } from '#store/useWords.ts';
