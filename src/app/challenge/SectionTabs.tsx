import { useChallengeFrameWords } from '#panels/challenge/useChallengeWords.ts';
import './challengeList.css';
import { sectionHash, sections, useSection } from './sections.ts';

/** The ways from the lecture to what there is beside it. */
export function SectionTabs() {
  const words = useChallengeFrameWords().sections;
  const shown = useSection();
  return (
    <nav className="section-tabs" aria-label={words.label}>
      {sections.map((section) => (
        <a key={section} href={sectionHash(section)} aria-current={section === shown ? 'page' : undefined}>
          {words[section]}
        </a>
      ))}
    </nav>
  );
}
