/** What the page of contents shows: the lecture, or something beside it. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { showContents } from '#store/lesson/lessonStore.ts';

export const sections = ['lecture', 'challenges', 'quiz', 'glossary'] as const;
export type Section = (typeof sections)[number];

const sectionStore = createStore<{ readonly section: Section }>()(() => ({ section: 'lecture' }));

export function useSection(): Section {
  return useStore(sectionStore, ({ section }) => section);
}

export function showSection(section: Section): void {
  sectionStore.setState({ section });
  showContents();
}

/** The hash under which a section is opened. */
export function sectionHash(section: Section): string {
  return section === 'lecture' ? '#lessons' : `#${section}`;
}

/** The section that a hash opens; undefined when it opens none. */
export function sectionIn(hash: string): Section | undefined {
  return sections.find((section) => sectionHash(section) === hash.split('=')[0]);
}
