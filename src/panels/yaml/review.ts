/** A text as a reader of it would judge it: what it says, what is wrong with it, and what applying it would do. */
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Release } from '#engine/versions.ts';
import { checkManifest, type Problem } from '#manifest/checkManifest.ts';
import type { Held } from '#manifest/followCluster.ts';
import { type ReadText, readText } from '#manifest/readText.ts';
import { reviewDocument, type ReviewedDocument } from '#manifest/reviewText.ts';
import { heldFor } from './clusterObjects.ts';

export interface Review {
  readonly text: string;
  readonly read: ReadText;
  /** The objects of the cluster that the text is about. */
  readonly held: Held;
  readonly release: Release;
  readonly documents: readonly JudgedDocument[];
}

export interface JudgedDocument extends ReviewedDocument {
  readonly problems: readonly Problem[];
}

interface Judge {
  readonly objects: StoredObjects['objects'];
  readonly release: Release;
  /** What the API server would answer; it changes nothing. */
  readonly refusalOf: (manifest: JsonObject) => ApiError | undefined;
}

/** More documents than anybody reads the verdict on. */
const maxJudged = 20;

export function reviewText(text: string, { objects, release, refusalOf }: Judge): Review {
  const read = readText(text);
  const held = heldFor(
    read.documents.map(({ manifest }) => manifest),
    objects,
  );
  const documents = read.documents.slice(0, maxJudged).map((document) => ({
    ...reviewDocument(document, held, release, refusalOf),
    problems: checkManifest(document),
  }));
  return { text, read, held, release, documents };
}

/** Whether applying would do something although nobody has edited the text: one of its objects is not in the cluster. */
export function hasSomethingToApply({ documents }: Review): boolean {
  return documents.some(({ state }) => state === 'new');
}
