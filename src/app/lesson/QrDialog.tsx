import { Suspense, use, useState } from 'react';
import type { renderSVG } from 'uqr';
import { Dialog } from '#panels/common/Dialog.tsx';
import { useLessonWords } from '#panels/lesson/useLessonWords.ts';
import { isAtOpening } from '#store/lesson/lessonStore.ts';
import { svgAddress } from '../export/picture.ts';
import { shownLink } from '../links.ts';

/** With more characters the squares become too small for a phone at the back of a room. */
const mostCharacters = 1200;

let library: Promise<{ readonly renderSVG: typeof renderSVG }> | undefined;

/** The present moment for the phones in the room; where that is too much for a code, the step. */
export function QrDialog({ onClose }: { readonly onClose: () => void }) {
  const { lecture } = useLessonWords();
  const [link] = useState(momentLink);
  return (
    <Dialog title={lecture.qrTitle} closeLabel={lecture.close} onClose={onClose}>
      <Suspense>
        <Code link={link} />
      </Suspense>
      <p className="qr-link" lang="en">
        {link}
      </p>
    </Dialog>
  );
}

function Code({ link }: { readonly link: string }) {
  const { lecture } = useLessonWords();
  library ??= import('uqr');
  const { renderSVG: render } = use(library);
  return (
    <img className="qr-code" src={svgAddress(render(link, { ecc: 'L', border: 4 }))} alt={lecture.qrName({ link })} />
  );
}

/** As long as nothing has been changed the step says it shortest. */
function momentLink(): string {
  const moment = isAtOpening() ? undefined : shownLink();
  return moment === undefined || moment.length > mostCharacters ? location.href : moment;
}
