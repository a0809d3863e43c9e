/**
 * The text field of the YAML panel: CodeMirror in a shadow root. There its sheets are constructed ones, which the page's policy allows;
 * in the document it would add style elements, which the policy stops.
 */
import { autocompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { type Diagnostic, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Extension, Prec, Transaction } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, lineNumbers, type Rect, tooltips } from '@codemirror/view';
import { maxBytes } from '#manifest/limits.ts';
import { badgeGutter, setBadges } from './badges.ts';
import type { Badge, EditorSupplies, Mark } from './editorParts.ts';
import { hangingIndent } from './hangingIndent.ts';
import { complete, hover } from './language.ts';
import { smallestChange } from './smallestChange.ts';
import { takeIn } from './takeIn.ts';
import { theme } from './theme.ts';
import { yamlLanguage } from './yamlLanguage.ts';

export interface Editor {
  /** Shows another text that nobody typed: it is no step of undo. */
  readonly follow: (text: string) => void;
  /** Puts a text in on somebody's order: they can undo it. */
  readonly replace: (text: string) => void;
  readonly setBadges: (badges: readonly Badge[]) => void;
  /** Underlines; `text` is the text that they are about, and when it is no longer there, they are not shown. */
  readonly setMarks: (text: string, marks: readonly Mark[]) => void;
  /** What a screen reader is told of the field; the words of its own controls follow the language. */
  readonly describe: (attributes: Readonly<Record<string, string>>) => void;
  readonly showPlace: (offset: number) => void;
  readonly destroy: () => void;
}

/** What the page itself puts in is not told to it as an edit. */
const fromPage = Annotation.define<boolean>();

/** Puts an editor into an element. It is there until `destroy`. */
export function createEditor(host: HTMLElement, supplies: EditorSupplies): Editor {
  const root = host.attachShadow({ mode: 'open' });
  const attributes = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: supplies.text,
      extensions: [needs(supplies), comforts(supplies), attributes.of([]), theme],
    }),
    dispatchTransactions: (transactions, { state }) => {
      const plain = [needs(supplies), attributes.of(attributes.get(state) ?? []), theme];
      if (takeIn(view, transactions, plain, reportError)) return;
      if (!areFromPage(transactions)) supplies.onEdit(view.state.doc.toString());
    },
  });
  // What is told below the text takes room from it: the line that somebody writes in stays in sight.
  const sizes = new ResizeObserver(() => {
    const { head, empty } = view.state.selection.main;
    if (view.hasFocus && empty) view.dispatch({ effects: EditorView.scrollIntoView(head, { yMargin: 24 }) });
  });
  sizes.observe(view.dom);
  const change = (text: string, by: readonly Annotation<unknown>[]): void => {
    const changes = smallestChange(view.state.doc.toString(), text);
    if (changes !== undefined) view.dispatch({ changes, annotations: by });
  };
  return {
    follow: (text) => change(text, [fromPage.of(true), Transaction.addToHistory.of(false)]),
    replace: (text) => change(text, [Transaction.userEvent.of('input')]),
    setBadges: (badges) => view.dispatch({ effects: setBadges.of(badges) }),
    setMarks: (text, marks) => {
      const isSame = view.state.doc.length === text.length && view.state.doc.toString() === text;
      if (isSame) view.dispatch(setDiagnostics(view.state, marks.map(asDiagnostic)));
    },
    describe: (given) => {
      const phrases = { Completions: supplies.words().editor.completions };
      view.dispatch({
        effects: attributes.reconfigure([
          EditorView.contentAttributes.of({ ...given }),
          EditorState.phrases.of(phrases),
        ]),
      });
    },
    showPlace: (offset) => {
      view.focus();
      const at = Math.min(offset, view.state.doc.length);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    },
    destroy: () => {
      sizes.disconnect();
      view.destroy();
    },
  };
}

function asDiagnostic({ from, to, severity, what }: Mark): Diagnostic {
  return { from, to, severity, message: what };
}

function areFromPage(transactions: readonly Transaction[]): boolean {
  return transactions.some((transaction) => transaction.annotation(fromPage) === true);
}

/** What writing takes. */
function needs(supplies: EditorSupplies): Extension {
  const apply = () => {
    supplies.onApply();
    return true;
  };
  return [
    history(),
    indentUnit.of('  '),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    sizeLimit(supplies.onTooLarge),
    EditorView.exceptionSink.of(reportError),
    EditorView.updateListener.of(({ docChanged, selectionSet, state, transactions }) => {
      if (docChanged && !areFromPage(transactions)) supplies.onEdit(state.doc.toString());
      if (docChanged || selectionSet) supplies.onCursor(state.selection.main.head);
    }),
    // The default keys have another use for Ctrl+Enter. None of them takes Tab, so that it leaves the text.
    Prec.highest(keymap.of([{ key: 'Mod-Enter', run: apply }])),
    keymap.of([
      { key: 'F8', run: nextDiagnostic },
      { key: 'Shift-F8', run: previousDiagnostic },
      ...historyKeymap,
      ...defaultKeymap,
    ]),
  ];
}

/** What helps to write and to read, and can be done without. */
function comforts(supplies: EditorSupplies): Extension {
  return [
    yamlLanguage(),
    hangingIndent,
    lineNumbers(),
    badgeGutter(supplies.words),
    autocompletion({ override: [complete(supplies)], icons: false }),
    hoverTooltip(hover(supplies)),
    tooltips({ tooltipSpace: insideWindow }),
  ];
}

/** What is shown over the text keeps off the window's edge. */
function insideWindow(): Rect {
  const { innerWidth, innerHeight } = window;
  return { left: edge, top: edge, right: innerWidth - edge, bottom: innerHeight - edge };
}

const edge = 8;

/** A text that grows beyond the limit is not taken in, and what is there stays. Taking away is always allowed. */
function sizeLimit(onTooLarge: () => void): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    const { newDoc, startState, docChanged } = transaction;
    if (!docChanged || newDoc.length <= maxBytes || newDoc.length <= startState.doc.length) return transaction;
    // Not in the middle of a transaction.
    queueMicrotask(onTooLarge);
    return [];
  });
}
