import { type ComponentType, lazy, Suspense } from 'react';
import { useWords } from '#store/useWords.ts';

/** It comes with the notices. Without network the part can still be tried again. */
const CopyReport = lazy<ComponentType<{ readonly fault: unknown }>>(async () => {
  try {
    return { default: (await import('./CopyReport.tsx')).CopyReport };
  } catch {
    return { default: () => null };
  }
});

/** What stands in the place of a part that could not be drawn. */
export function BrokenPart({ fault, onRetry }: { readonly fault: unknown; readonly onRetry: () => void }) {
  const { shell } = useWords();
  return (
    <div className="broken-part" role="alert">
      <p>
        <strong>{shell.fault.title}</strong> {shell.fault.part}
      </p>
      <div className="broken-actions">
        <button type="button" className="control button primary" onClick={onRetry}>
          {shell.fault.again}
        </button>
        <Suspense>
          <CopyReport fault={fault} />
        </Suspense>
      </div>
    </div>
  );
}
