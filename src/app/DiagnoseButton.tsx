import { lazy, Suspense, useState } from 'react';
import { useWords } from '#store/useWords.ts';

const DiagnoseDialog = lazy(async () => ({
  default: (await import('#panels/diagnose/DiagnoseDialog.tsx')).DiagnoseDialog,
}));

/** Opens the diagnosis of a cluster of one's own. */
export function DiagnoseButton() {
  const { links } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="control button" onClick={() => setOpen(true)}>
        {links.diagnose}
      </button>
      {isOpen && (
        <Suspense>
          <DiagnoseDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
