/** The manifest panel, and what is wrong with a text before the API server sees it. */
export const yaml = {
  label: 'Manifest of the StatefulSet and its Service',
  hint: 'Edit and apply. Ctrl+Enter applies, too; Tab leaves the text.',
  apply: 'Apply',
  discard: 'Take back my edits',
  applied: 'Applied.',
  at: (line: number, column: number) => `Line ${line}, column ${column}`,
  complaints: {
    tooLarge: 'The text is larger than 64 KiB. Nothing was applied.',
    tooDeep: 'The text is nested more than 50 levels deep. Nothing was applied.',
    tooMany: 'The text has more than 2000 values, or too many pieces. Nothing was applied.',
    alias: 'Anchors and aliases are not taken here: write the value out.',
    tag: 'Tags such as !include are not taken here: write the value out.',
    key: 'A field is named by a word, not by a list, a map or nothing.',
    number: 'A manifest can hold no number like this one.',
    surrogate: 'This text has half a character (a lone surrogate), which no cluster can store.',
    forbiddenKey: 'A manifest has no field of this name.',
    notAnObject: 'A manifest is a map of fields: apiVersion, kind, metadata and spec.',
    noDocument: 'There is no manifest in this text.',
    syntax: (detail: string) => `This is no YAML: ${detail}.`,
  },
};
