import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import { IconButton } from '../common/IconButton.tsx';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';

/** The API server's refusal, in its own words. The live region is there before it is needed, or it would not be read out. */
export function Refused({ id, error }: { readonly id: string; readonly error: ApiError | undefined }) {
  const dismiss = useOrdinal((store) => store.dismissRefusal);
  const { controls } = useWords();
  return (
    <div role="alert" className="refused-region">
      {error !== undefined && (
        <div className="refused">
          <span id={id} className="refused-text" lang="en">
            {error.message}
          </span>
          <IconButton icon="close" label={controls.dismiss} onClick={dismiss} />
        </div>
      )}
    </div>
  );
}
