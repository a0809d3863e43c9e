/** The words of the chapters, one chapter and one language at a time. */
import type { ChapterWords } from './chapterWords.ts';

type Loader = () => Promise<{ readonly words: ChapterWords }>;

const loaders: Readonly<Record<string, Readonly<Record<'en' | 'zh', Loader>>>> = {
  'first-set': {
    en: () => import('./en/chapters/firstSet.ts'),
    zh: () => import('./zh/chapters/firstSet.ts'),
  },
  'read-the-cluster': {
    en: () => import('./en/chapters/readTheCluster.ts'),
    zh: () => import('./zh/chapters/readTheCluster.ts'),
  },
  'rolling-update': {
    en: () => import('./en/chapters/rollingUpdate.ts'),
    zh: () => import('./zh/chapters/rollingUpdate.ts'),
  },
  scaling: {
    en: () => import('./en/chapters/scaling.ts'),
    zh: () => import('./zh/chapters/scaling.ts'),
  },
  'disks-that-stay': {
    en: () => import('./en/chapters/disksThatStay.ts'),
    zh: () => import('./zh/chapters/disksThatStay.ts'),
  },
  'revisions-and-hashes': {
    en: () => import('./en/chapters/revisionsAndHashes.ts'),
    zh: () => import('./zh/chapters/revisionsAndHashes.ts'),
  },
  'strategy-and-partition': {
    en: () => import('./en/chapters/strategyAndPartition.ts'),
    zh: () => import('./zh/chapters/strategyAndPartition.ts'),
  },
  'names-that-stay': {
    en: () => import('./en/chapters/namesThatStay.ts'),
    zh: () => import('./zh/chapters/namesThatStay.ts'),
  },
  'inside-the-controller': {
    en: () => import('./en/chapters/insideTheController.ts'),
    zh: () => import('./zh/chapters/insideTheController.ts'),
  },
  'spec-field-tour': {
    en: () => import('./en/chapters/specFieldTour.ts'),
    zh: () => import('./zh/chapters/specFieldTour.ts'),
  },
  'why-not-deployment': {
    en: () => import('./en/chapters/whyNotDeployment.ts'),
    zh: () => import('./zh/chapters/whyNotDeployment.ts'),
  },
  'when-it-waits': {
    en: () => import('./en/chapters/whenItWaits.ts'),
    zh: () => import('./zh/chapters/whenItWaits.ts'),
  },
  practice: {
    en: () => import('./en/chapters/practice.ts'),
    zh: () => import('./zh/chapters/practice.ts'),
  },
};

/** Undefined for a chapter that has no words; rejects when they cannot be fetched. */
export async function loadChapterWords(chapterId: string, language: 'en' | 'zh'): Promise<ChapterWords | undefined> {
  const loader = Object.hasOwn(loaders, chapterId) ? loaders[chapterId] : undefined;
  const words = (await loader?.[language]())?.words;
  if (words !== undefined) arrived.set(`${language}/${chapterId}`, words);
  return words;
}

const arrived = new Map<string, ChapterWords>();

/** The same at once, when they have come. */
export function chapterWordsHere(chapterId: string, language: 'en' | 'zh'): ChapterWords | undefined {
  return arrived.get(`${language}/${chapterId}`);
}
