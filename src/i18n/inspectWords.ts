/** The words of what is looked into: a revision, a pod's life, a claim, a Service. They arrive with the part that shows it. */
import { inspect as en } from './en/inspect.ts';
import { LateCatalogue } from './lateCatalogue.ts';

export type InspectWords = typeof en;

export const inspectWords = new LateCatalogue<InspectWords>(en, async () => (await import('./zh/inspect.ts')).inspect);
