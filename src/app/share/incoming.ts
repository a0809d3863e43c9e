/** What comes onto the page by itself: a file that is dropped, a text that is dropped or pasted. */
import { isOpenable } from '#share/openable.ts';

/** A file that cannot be read is undefined text. */
export interface Incoming {
  readonly name: string;
  readonly text: string | undefined;
}

/** No text of that many bytes has fewer characters than are taken. */
const mostBytes = 16 * 1024 * 1024;

/** Calls back for each; gives the way to stop. Fields and editors keep what is dropped or pasted into them. */
export function listenToIncoming(onIncoming: (incoming: Incoming) => void, onHover: (hovers: boolean) => void) {
  const drag = (event: DragEvent) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    onHover(true);
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) onHover(false);
  };
  const drop = (event: DragEvent) => {
    onHover(false);
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    // Otherwise the browser leaves the page for the file.
    event.preventDefault();
    void readBlob(file.name, file).then(onIncoming);
  };
  const paste = (event: ClipboardEvent) => {
    if (event.composedPath().some(isField)) return;
    const file = event.clipboardData?.files[0];
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (file !== undefined && !file.type.startsWith('image/')) void readBlob(file.name, file).then(onIncoming);
    else if (isOpenable(text)) onIncoming({ name: '', text });
  };
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('dragenter', drag, { signal });
  document.addEventListener('dragover', drag, { signal });
  document.addEventListener('dragleave', leave, { signal });
  document.addEventListener('drop', drop, { signal });
  document.addEventListener('paste', paste, { signal });
  return () => stop.abort();
}

/** The text of a file; undefined when it is no text, or more than anybody reads. */
export async function readBlob(name: string, file: Blob): Promise<Incoming> {
  if (file.size > mostBytes) return { name, text: undefined };
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()) };
  } catch {
    return { name, text: undefined };
  }
}

function isOurs({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

/** The editor is in a shadow root: only the whole way of an event leads there. */
function isField(target: EventTarget): boolean {
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable="true"]');
}
