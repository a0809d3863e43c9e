import { use, useEffect, useId, useState } from 'react';
import { loadGlossary } from '#i18n/glossaryWords.ts';
import { keptByLanguage } from '#i18n/keptByLanguage.ts';
import { glossary, type Term } from '#lessons/glossary.ts';
import { useChallengeFrameWords } from '#panels/challenge/useChallengeWords.ts';
import { RichText } from '#panels/lesson/RichText.tsx';
import { useOrdinal } from '#store/useOrdinal.ts';
import { loadAll } from '../lesson/knownChapters.ts';
import './glossary.css';

const meaningsIn = keptByLanguage(loadGlossary);

/** What the terms mean, each with the moment that shows it. */
export function Glossary() {
  const words = useChallengeFrameWords().glossary;
  const language = useOrdinal((store) => store.language);
  const meanings = use(meaningsIn(language));
  const chapters = use(loadAll(language));
  const [text, setText] = useState('');
  const id = useId();
  // `#glossary=ordinal` leads to a term; that the page scrolls is not React's.
  useEffect(() => showTerm(location.hash), []);
  const found = glossary.filter((term) => isFound(term, meanings[term.id] ?? '', text));
  return (
    <div className="contents-body challenge-list">
      <p className="contents-intro">{words.intro}</p>
      <p className="glossary-search">
        <label htmlFor={id}>{words.search}</label>
        <input
          id={id}
          className="control"
          type="search"
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span role="status">
          {text !== '' && (found.length === 0 ? words.none({ text }) : words.found({ found: found.length }))}
        </span>
      </p>
      <dl className="glossary">
        {found.map((term) => {
          const [chapterId = '', stepId = ''] = term.step.split('/');
          const title = chapters.get(chapterId)?.words?.steps[stepId]?.title;
          return (
            <div key={term.id} id={`term-${term.id}`} tabIndex={-1}>
              <dt lang="en" translate="no">
                {term.name}
              </dt>
              <dd>
                <RichText text={meanings[term.id] ?? ''} />
              </dd>
              {title !== undefined && (
                <dd className="glossary-see">
                  {words.see} <a href={`#lesson=${term.step}`}>{title}</a>
                </dd>
              )}
            </div>
          );
        })}
      </dl>
    </div>
  );
}

function showTerm(hash: string): void {
  const wanted = glossary.find(({ id }) => hash === `#glossary=${id}`);
  if (wanted !== undefined) document.getElementById(`term-${wanted.id}`)?.focus();
}

function isFound({ name }: Term, meaning: string, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return `${name} ${meaning}`.toLowerCase().includes(wanted);
}
