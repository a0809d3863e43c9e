import { useEffect, useState } from 'react';
import { ordinalStore } from '#store/ordinalStore.ts';
import type { ClusterState } from './draftMachine.ts';
import { type Review, reviewText } from './review.ts';

/** So long somebody must have stopped typing before the API server is asked what it would say. */
const restMs = 300;

export interface LatestReview {
  readonly review: Review | undefined;
  /** Whether text or cluster have changed since: it is about what was. */
  readonly isStale: boolean;
}

/** The judgement of a text against the cluster, a moment after either has changed; until then the one before. */
export function useReview(text: string, cluster: ClusterState): LatestReview {
  const [latest, setLatest] = useState<{ readonly review: Review; readonly cluster: ClusterState }>();

  // A timer of the page: it only waits for the fingers.
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void ordinalStore
        .getState()
        .prepare()
        .then(() => isCurrent && setLatest({ review: reviewNow(text, cluster), cluster }));
    }, restMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, cluster]);

  return { review: latest?.review, isStale: latest?.review.text !== text || latest.cluster !== cluster };
}

/** The judgement at once. Before the store is prepared, the API server is not asked. */
export function reviewNow(text: string, { release }: ClusterState): Review {
  const { frame, refusalOf } = ordinalStore.getState();
  const { objects } = frame.cluster.stored;
  return reviewText(text, { objects, release, refusalOf: (manifest) => refusalOf({ type: 'apply', manifest }) });
}
