import { EditorState, StateField, type Transaction } from '@codemirror/state';
import { expect, it } from 'vitest';
import { takeIn } from '#panels/yaml/editor/takeIn.ts';

/** The part of a view that keeps the state: it asks the transactions for theirs, as CodeMirror's does. */
class View {
  constructor(public state: EditorState) {}

  readonly update = (transactions: readonly Transaction[]): void => {
    for (const transaction of transactions) this.state = transaction.state;
  };

  readonly setState = (state: EditorState): void => {
    this.state = state;
  };
}

const faulty = StateField.define<number>({
  create: () => 0,
  update: (value, { newDoc }) => {
    if (newDoc.toString().includes('!')) throw new Error('cannot read this');
    return value;
  },
});

it('shows what was written when nothing goes wrong', () => {
  const view = new View(EditorState.create({ doc: 'a: 1', extensions: faulty }));
  const faults: unknown[] = [];
  const isWell = takeIn(view, [view.state.update({ changes: { from: 4, insert: '0' } })], [], (fault) =>
    faults.push(fault),
  );
  expect(isWell).toBe(true);
  expect(view.state.doc.toString()).toBe('a: 10');
  expect(view.state.field(faulty, false)).toBe(0);
  expect(faults).toEqual([]);
});

it('keeps what was written, and the cursor behind it, when a part of the editor fails, and goes on without that part', () => {
  const view = new View(EditorState.create({ doc: 'a: 1', extensions: faulty }));
  const faults: unknown[] = [];
  const written = view.state.update({ changes: { from: 4, insert: '!' }, selection: { anchor: 5 } });
  expect(takeIn(view, [written], [], (fault) => faults.push(fault))).toBe(false);
  expect(view.state.doc.toString()).toBe('a: 1!');
  expect(view.state.selection.main.head).toBe(5);
  expect(faults).toEqual([new Error('cannot read this')]);
  const next = view.state.update({ changes: { from: 5, insert: '!' } });
  expect(takeIn(view, [next], [], (fault) => faults.push(fault))).toBe(true);
  expect(view.state.doc.toString()).toBe('a: 1!!');
});
