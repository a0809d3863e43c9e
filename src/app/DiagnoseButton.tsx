import { Suspense, useState } from 'react';
import { useWords } from '#store/useWords.ts';
import { DiagnoseDialog } from './lateParts.ts';

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
