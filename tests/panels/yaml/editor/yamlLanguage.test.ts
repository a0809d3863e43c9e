import { ensureSyntaxTree, language } from '@codemirror/language';
import { history, undo } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import type { Tree } from '@lezer/common';
import { describe, expect, it } from 'vitest';
import { lectureSet } from '#engine/simulation/lecture.ts';
import { maxBytes } from '#manifest/limits.ts';
import { printManifest } from '#manifest/printManifests.ts';
import { yamlLanguage } from '#panels/yaml/editor/yamlLanguage.ts';

const manifest = printManifest(lectureSet);

/** Each line one further in, until the text is full. */
function growing(line: (indent: string) => string): string {
  let text = '';
  for (let columns = 0; ; columns += 1) {
    const next = line(' '.repeat(columns));
    if (text.length + next.length > maxBytes) return text;
    text += next;
  }
}

const filled = (piece: string) => piece.repeat(Math.floor(maxBytes / piece.length));

/** Nested deeper than the stack is, or than anybody can read. */
const bottomless: Readonly<Record<string, string>> = {
  'brackets in one line': filled('['),
  'braces in one line': filled('{'),
  'mappings in one line': filled('{a: '),
  'dashes in one line': filled('- '),
  'question marks in one line': filled('? '),
  'colons in one line': filled(': '),
  'brackets line by line': filled('[\n'),
  'mappings line by line': filled('{a:\n'),
  'brackets behind closed ones in comments': filled('[ # ]\n'),
  'lines full of brackets': filled(`${'['.repeat(1900)}\n`),
  'lines full of dashes': filled(`${'- '.repeat(900)}\n`),
  'lines full of question marks': filled(`${'? '.repeat(900)}\n`),
  'lines full of colons': filled(`${': '.repeat(900)}\n`),
  'lines full of keys': filled(`${'a: b: '.repeat(300)}\n`),
  'fields within fields': growing((indent) => `${indent}a:\n`),
  'items within items': growing((indent) => `${indent}-\n`),
  'fields and items in turn': growing((indent) => `${indent}a:\n${indent}-\n`),
  'one line more than is read': `- ${'[\n'.repeat(101)}`,
};

function stateOf(doc: string): EditorState {
  return EditorState.create({ doc, extensions: [history(), yamlLanguage()] });
}

/** What has been found in a text, all of it read. */
function treeOf(state: EditorState): Tree {
  const tree = ensureSyntaxTree(state, state.doc.length, 60_000);
  if (tree === null) throw new Error('the text was not read to its end');
  return tree;
}

function isColoured(state: EditorState): boolean {
  return treeOf(state).topNode.firstChild !== null;
}

function replaced(state: EditorState, insert: string): EditorState {
  return state.update({ changes: { from: 0, to: state.doc.length, insert } }).state;
}

describe.each(Object.keys(bottomless))('A text of %s', (name) => {
  const text = bottomless[name]!;

  it('has no colours when the editor begins with it', () => {
    expect(isColoured(stateOf(text))).toBe(false);
  });

  it('has none when it comes into a manifest, and the manifest has its colours again when it goes', () => {
    const before = stateOf(manifest);
    expect(isColoured(before)).toBe(true);
    const pasted = replaced(before, text);
    expect(isColoured(pasted)).toBe(false);
    expect(isColoured(replaced(pasted, manifest))).toBe(true);
  });

  it('has none behind a manifest, however far the parse had come before it', () => {
    const { state } = stateOf(manifest).update({ changes: { from: manifest.length, insert: `---\n${text}` } });
    expect(isColoured(state)).toBe(false);
    expect(isColoured(stateOf(`${manifest}---\n${text}`))).toBe(false);
  });

  it('has none when undo brings it back', () => {
    let state = replaced(stateOf(text), manifest);
    expect(isColoured(state)).toBe(true);
    undo({ state, dispatch: (transaction) => void (state = transaction.state) });
    expect(state.doc.toString()).toBe(text);
    expect(isColoured(state)).toBe(false);
  });
});

describe('A text that somebody can read', () => {
  it('has colours, nested as deep as a hundred', () => {
    expect(isColoured(stateOf(`- ${'[\n'.repeat(99)}`))).toBe(true);
  });

  it('has them whatever stands in its scripts and strings', () => {
    const script = `data:\n  run: |\n${'    if [ "${x[0]}" ]; then {\n'.repeat(300)}`;
    expect(isColoured(stateOf(script))).toBe(true);
    expect(isColoured(stateOf('- "[[[[ {{{{"\n'.repeat(500)))).toBe(true);
  });

  it('is still YAML to the editor when it has none', () => {
    const state = stateOf(filled('['));
    expect(state.facet(language)?.name).toBe('yaml');
  });
});
