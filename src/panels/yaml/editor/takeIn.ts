/** The net under the editor: whatever goes wrong in one of its parts, the text stays and can be written on. */
import { EditorState, type Extension, type Transaction } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

type View = Pick<EditorView, 'update' | 'setState'>;

/**
 * Shows what the transactions come to. Where that fails, the same text goes on in an editor of only the parts that are given, and the fault is
 * told. Whether it went well.
 */
export function takeIn(
  view: View,
  transactions: readonly Transaction[],
  plain: Extension,
  tell: (fault: unknown) => void,
): boolean {
  try {
    view.update(transactions);
    return true;
  } catch (fault) {
    const last = transactions.at(-1);
    if (last === undefined) throw fault;
    tell(fault);
    // A state of its own: what failed may well be in the one that the transactions lead to.
    view.setState(EditorState.create({ doc: last.newDoc, selection: last.newSelection, extensions: plain }));
    return false;
  }
}
