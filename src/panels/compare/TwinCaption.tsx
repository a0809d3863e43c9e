import { requestObject } from '#engine/simulation/requestObject.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import type { CompareWords } from '#i18n/compareWords.ts';
import type { Side } from '#store/compare/comparison.ts';
import { useAnnouncement } from '../useAnnouncement.ts';
import { useCalmCompare, useCompareWords } from './useCompare.ts';

/** What the last thing that was asked of both shows. */
export function TwinCaption() {
  const { twin } = useCompareWords();
  const { comparison, sides, playing } = useCalmCompare();
  const { headline, reason } = twin.captions[topicOf(comparison.sides[0], sides[0].frame.step)];
  const announcement = useAnnouncement(`${headline} ${reason}`, playing);
  return (
    <div className="caption compare-caption">
      <p className="caption-headline">{headline}</p>
      <p className="caption-reason">{reason}</p>
      <p className="unseen" aria-live="polite">
        {announcement}
      </p>
    </div>
  );
}

type Topic = keyof CompareWords['twin']['captions'];

function topicOf({ history }: Side, step: number): Topic {
  const request = history.marks.findLast((mark) => mark.step <= step && !mark.refused)?.request;
  return request === undefined ? 'still' : topicOfRequest(request);
}

function topicOfRequest(request: Request): Topic {
  const { resource } = requestObject(request);
  switch (request.type) {
    case 'delete':
    case 'evict':
    case 'podFault':
      return resource === 'pods' ? 'deletePod' : 'still';
    case 'nodeFault':
    case 'drain':
      return 'node';
    case 'scale':
      return 'scale';
    case 'setImage':
      return 'update';
    case 'patch':
      return resource === 'deployments' ? 'update' : 'still';
    default:
      return 'still';
  }
}
