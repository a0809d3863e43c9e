/** The chapters in the order in which they are taught. Each arrives when it is opened. */
import type { Chapter } from './lesson.ts';

export interface ChapterEntry {
  readonly id: string;
  /** The slides of the lecture that it covers. */
  readonly slides: readonly number[];
  readonly load: () => Promise<Chapter>;
}

export const contents: readonly ChapterEntry[] = [
  {
    id: 'why-not-deployment',
    slides: [2, 3, 4],
    load: async () => (await import('./chapters/whyNotDeployment.ts')).whyNotDeployment,
  },
  { id: 'first-set', slides: [5, 6], load: async () => (await import('./chapters/firstSet.ts')).firstSet },
  {
    id: 'read-the-cluster',
    slides: [7, 8],
    load: async () => (await import('./chapters/readTheCluster.ts')).readTheCluster,
  },
  {
    id: 'names-that-stay',
    slides: [4, 5, 19],
    load: async () => (await import('./chapters/namesThatStay.ts')).namesThatStay,
  },
  {
    id: 'disks-that-stay',
    slides: [4, 5, 8, 13],
    load: async () => (await import('./chapters/disksThatStay.ts')).disksThatStay,
  },
  {
    id: 'revisions-and-hashes',
    slides: [9, 10],
    load: async () => (await import('./chapters/revisionsAndHashes.ts')).revisionsAndHashes,
  },
  {
    id: 'rolling-update',
    slides: [11, 12, 17],
    load: async () => (await import('./chapters/rollingUpdate.ts')).rollingUpdate,
  },
  {
    id: 'inside-the-controller',
    slides: [13, 14],
    load: async () => (await import('./chapters/insideTheController.ts')).insideTheController,
  },
  { id: 'scaling', slides: [15, 16], load: async () => (await import('./chapters/scaling.ts')).scaling },
  {
    id: 'spec-field-tour',
    slides: [18, 19],
    load: async () => (await import('./chapters/specFieldTour.ts')).specFieldTour,
  },
  {
    id: 'strategy-and-partition',
    slides: [20],
    load: async () => (await import('./chapters/strategyAndPartition.ts')).strategyAndPartition,
  },
  {
    id: 'when-it-waits',
    slides: [21],
    load: async () => (await import('./chapters/whenItWaits.ts')).whenItWaits,
  },
  { id: 'practice', slides: [21], load: async () => (await import('./chapters/practice.ts')).practice },
];
