/** Hands a file to the browser, which keeps it where it keeps what is downloaded. */
const aliveMs = 60_000;

export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser reads it after the click, in its own time.
  setTimeout(() => URL.revokeObjectURL(address), aliveMs);
}

/** A name for a file of this moment: the set and the time, with nothing in it that a disk or a shell would stumble over. */
export function fileName(setName: string, atMs: number, ending: string): string {
  return `${setName.replaceAll(/[^a-z0-9.-]/gi, '-').slice(0, 60)}-${Math.round(atMs / 100) / 10}s.${ending}`;
}
