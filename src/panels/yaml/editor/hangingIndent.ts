/** A line that is too long for the screen goes on under its own beginning, a little further in, so that what YAML says by indentation stays in sight. */
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Beyond, the rest of the line would have too little room. */
const mostColumns = 20;

const hanging = Array.from({ length: mostColumns + 1 }, (_, columns) =>
  Decoration.line({ attributes: { class: 'hanging', style: `--hang: ${columns + 2}ch` } }),
);

export const hangingIndent: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = linesInSight(view);
    }

    update({ docChanged, viewportChanged, view }: ViewUpdate) {
      if (docChanged || viewportChanged) this.decorations = linesInSight(view);
    }
  },
  { decorations: ({ decorations }) => decorations },
);

function linesInSight({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const start = state.sliceDoc(line.from, Math.min(line.to, line.from + mostColumns));
      const columns = /^ *(?:- +)*/.exec(start)?.[0].length ?? 0;
      const decoration = hanging[columns];
      if (decoration !== undefined) builder.add(line.from, line.from, decoration);
      at = line.to + 1;
    }
  }
  return builder.finish();
}
