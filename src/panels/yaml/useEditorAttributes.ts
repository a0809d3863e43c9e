import { useMemo } from 'react';
import type { ManifestWords } from '#i18n/manifestWords.ts';
import type { Finding } from './findings.ts';

/** What the text field says of itself to those who do not see it. */
export function useEditorAttributes(
  { editor }: ManifestWords,
  findings: readonly Finding[],
): Readonly<Record<string, string>> {
  const isWrong = findings.some(({ severity }) => severity === 'error');
  return useMemo(
    () => ({
      'aria-label': editor.label,
      'aria-invalid': String(isWrong),
      // It can be focused without; checkers of access know only this way.
      tabindex: '0',
      spellcheck: 'false',
      autocapitalize: 'off',
    }),
    [editor, isWrong],
  );
}
