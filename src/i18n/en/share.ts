/** Sharing a moment, saving what is on the stage, and opening what was saved. */
export const share = {
  title: 'Share',
  ways: 'Ways to share, save and open',
  tabs: {
    link: 'Link',
    qr: 'QR code',
    iframe: 'Iframe',
    reveal: 'reveal.js',
    slidev: 'Slidev',
    markdown: 'Markdown',
    html: 'HTML file',
  },

  copy: 'Copy',
  copied: 'Copied',
  copyClosed:
    'The clipboard is closed to this page. The text is selected: copy it with the keys or the menu of your system.',
  saved: (name: string) => `Saved as ${name}.`,
  preview: 'Preview',
  previewOf: (title: string) => `Preview: ${title}`,
  noPreview: 'A page from the disk shows no frame inside itself. The picture is what will be seen.',

  link: {
    about:
      'Whoever opens it sees this very moment, with the whole history around it. All of it stands behind the #, so no server is told.',
    label: 'Link to this moment',
    length: (characters: number) => `${characters} characters`,
    tooMuch: 'This history is too long for a link. Save it as a scenario file, which “Open” takes back.',
    pasted: 'This began with objects that you pasted. They stay in this page, so there is no link to it.',
    onDisk: 'This page was opened from the disk: the link works where the same file lies at the same place.',
  },
  qr: {
    about: 'For the phones in the room.',
    name: (title: string) => `QR code of the link: ${title}`,
    tooMuch: 'This link is too long for a QR code that a phone can read.',
    save: 'Save as SVG',
  },

  titleLabel: 'What is to be seen',
  titleAbout: 'Read out to those who do not see the picture.',
  momentTitle: (set: string, headline: string) => `StatefulSet ${set}: ${headline}`,

  looks: {
    view: 'Shows',
    views: { stage: 'The stage', 'stage+timeline': 'Stage and timeline', full: 'The whole page' },
    controls: 'Controls',
    controlsNames: { mini: 'A small player', none: 'None', full: 'Also the spec' },
    plays: 'Plays',
    playsNames: { no: 'When somebody asks', yes: 'At once', slide: 'With its slide' },
    theme: 'Theme',
    themes: {
      auto: 'As the system',
      light: 'Light',
      dark: 'Dark',
      contrast: 'High contrast',
      transparent: 'Transparent',
    },
    lang: 'Language',
    langs: { auto: 'As the browser', en: 'English', zh: '中文' },
    width: 'Width',
    height: 'Height',
    captions: 'With the sentence above the picture',
    clip: 'From the last edit to here',
  },
  snippets: {
    iframe: 'For any page: paste it where the picture shall be.',
    reveal: 'The arrow keys step through the frame first and through the deck after. The script comes once per deck.',
    slidev: 'One slide. How the arrow keys step through it stands on the page about embedding.',
    markdown: 'A picture that leads to the moment. Save the picture beside the document.',
    label: 'Text to paste',
    more: 'All about embedding',
    savePicture: 'Save the picture',
  },
  html: {
    about: 'The page and this moment in one file: opens from the disk, without network, and in a sandboxed frame.',
    save: 'Save as HTML',
    absent: 'This site does not hold the page in one file, so none can be saved.',
  },
};
