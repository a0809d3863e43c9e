/** Links: the way to share one, and why one cannot be opened. */
export const links = {
  share: 'Share',
  dropHere: 'Drop it to open it',
  diagnose: 'Diagnose',
  live: 'Live',
  newVersion: 'A new version of Ordinal is here. It comes with your next visit, or now, with this page loaded again.',
  takeNewVersion: 'Load it now',

  differs:
    'This link was made with another edition of Ordinal: replayed with this one, it leads to another cluster than the one that was shared.',
  fullscreen: 'Fill the screen, or stop filling it',
  fullPage: 'Open this moment in Ordinal, in a tab of its own',

  /** Each says what is the matter, and what to do. The first view is there in any case. */
  problems: {
    tooLong: 'This link is longer than any that Ordinal makes, so it was not opened.',
    tooBig: 'This link unpacks to more than Ordinal takes, so it was not opened.',
    damaged: 'This link is damaged, perhaps cut off on the way. Ask for it again.',
    unknownVersion: (version: string) =>
      `This link was made with a newer edition of Ordinal (${version}). Reload the page and open it again.`,
    invalid: (place: string) =>
      place === '' ? 'This link holds no scenario.' : `This link holds a scenario with a mistake in it, at ${place}.`,
    unknownKey: (key: string, known: readonly string[]) =>
      `This link asks for “${key}”, which there is not. There are ${known.join(', ')}.`,
    badValue: (key: string, value: string) => `This link gives ${key} the value “${value}”, which cannot be read.`,
    tooSlow: 'This link holds a history that takes too long to compute, so it was not opened.',
    refused: (message: string) => `The API server refuses the StatefulSet of this link: ${message}`,
  },
};
