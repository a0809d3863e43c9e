/** Completion and hover, both from the table of fields and the catalogue of words. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { EditorView, Tooltip } from '@codemirror/view';
import { aboutField, type ManifestWords } from '#i18n/manifestWords.ts';
import { type Proposal, proposalsAt } from '#manifest/proposals.ts';
import { aboutAt, type FieldAbout } from '../fieldAbout.ts';
import { typeName } from '../typeText.ts';
import type { EditorSupplies } from './editorParts.ts';

type Supplies = Pick<EditorSupplies, 'words' | 'names'>;

/** What fits at the cursor. Without being asked it is only shown while a word is being written, or right behind a name. */
export function complete({ words, names }: Supplies): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const { pos, state, explicit } = context;
    if (!explicit && context.matchBefore(/[\w"'-]+$|: $/) === null) return null;
    const proposed = proposalsAt(state.doc.toString(), pos, names());
    if (proposed === undefined) return null;
    // Behind a bare colon YAML wants a space.
    const needsSpace = state.sliceDoc(proposed.from - 1, proposed.from) === ':';
    const { from } = proposed;
    const isWritten = (text: string) => proposed.proposals.some(({ label }) => label === text);
    // Nobody needs to be offered what stands there already.
    if (!explicit && isWritten(state.sliceDoc(from, pos))) return null;
    return {
      from,
      options: proposed.proposals.map((proposal) => asCompletion(proposal, words(), needsSpace)),
      validFor: (text) => /^[\w"'./-]*$/.test(text) && (explicit || !isWritten(text)),
    };
  };
}

function asCompletion({ label, insert, field }: Proposal, words: ManifestWords, needsSpace: boolean): Completion {
  const about = field && aboutField(words, field.owner, field.name);
  return {
    label,
    apply: needsSpace ? ` ${insert}` : insert,
    ...(field && { detail: typeName(field), boost: field.isRequired ? 1 : 0 }),
    ...(about !== undefined && { info: about }),
  };
}

/** What the field under the pointer is for. */
export function hover({ words }: Supplies): (view: EditorView, pos: number) => Tooltip | null {
  return (view, pos) => {
    const line = view.state.doc.lineAt(pos);
    if (view.state.sliceDoc(line.from, pos).trim() === '' && !/\S/.test(line.text)) return null;
    const about = aboutAt(view.state.doc.toString(), pos, words());
    if (about === undefined) return null;
    return { pos, above: true, create: () => ({ dom: cardOf(about) }) };
  };
}

function cardOf({ path, type, about, effect }: FieldAbout): HTMLElement {
  const card = document.createElement('div');
  card.className = 'about';
  const name = document.createElement('strong');
  name.textContent = path;
  card.append(name, ` ${type}`);
  for (const [text, className] of [
    [about, ''],
    [effect, 'effect'],
  ] as const) {
    if (text === undefined) continue;
    const line = document.createElement('p');
    line.className = className;
    line.textContent = text;
    card.append(line);
  }
  return card;
}
