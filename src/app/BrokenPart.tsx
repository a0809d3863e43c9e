import { useWords } from '#store/useWords.ts';
import { CopyReport } from './CopyReport.tsx';

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
        <CopyReport fault={fault} />
      </div>
    </div>
  );
}
