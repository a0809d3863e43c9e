/** The colours of YAML, for texts that somebody could read: drawing one line of thirty thousand brackets holds the page up. */
import { yaml } from '@codemirror/lang-yaml';
import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state';

/** No line that a person writes is longer. */
const longestLine = 2000;

const language = new Compartment();

/** Follows the text: a line that is too long for anybody takes the colours away, and they come back when it is gone. */
export function yamlLanguage(text: string): Extension {
  const isReadable = text.split('\n').every(({ length }) => length <= longestLine);
  return [
    language.of(isReadable ? yaml() : []),
    EditorState.transactionExtender.of(({ docChanged, newDoc, changes, startState }) => {
      if (!docChanged) return null;
      const hadColours = hasColours(startState);
      let isLong = false;
      changes.iterChangedRanges((_from, _to, from, to) => {
        isLong ||= hasLongLine(newDoc, from, to);
      });
      if (hadColours === !isLong) return null;
      // Without colours only a look at the whole text says whether they may come back.
      if (!hadColours && hasLongLine(newDoc, 0, newDoc.length)) return null;
      return { effects: language.reconfigure(isLong ? [] : yaml()) };
    }),
  ];
}

function hasColours(state: EditorState): boolean {
  const known = language.get(state);
  return !Array.isArray(known) || known.length > 0;
}

function hasLongLine(text: Text, from: number, to: number): boolean {
  for (let at = from; at <= to; ) {
    const line = text.lineAt(at);
    if (line.length > longestLine) return true;
    at = line.to + 1;
  }
  return false;
}
