/** The ways to take a moment along, in the order in which they are offered. */
export const shareTabs = [
  'link',
  'qr',
  'iframe',
  'reveal',
  'slidev',
  'markdown',
  'html',
  'picture',
  'film',
  'files',
  'open',
] as const;

export type ShareTab = (typeof shareTabs)[number];
