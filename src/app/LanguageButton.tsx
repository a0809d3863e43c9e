import { loadWords } from '#i18n/words.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';

/** Changes to the other language; its label speaks that one already. */
export function LanguageButton() {
  const { shell } = useWords();
  const language = useOrdinal((store) => store.language);
  const setLanguage = useOrdinal((store) => store.setLanguage);
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="control button"
      lang={other === 'zh' ? 'zh-Hans' : 'en'}
      onPointerEnter={() => void loadWords(other)}
      onClick={() => void loadWords(other).then(() => setLanguage(other))}
    >
      {shell.otherLanguage}
    </button>
  );
}
