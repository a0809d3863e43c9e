/** The look of the editor in the page's own colours: they pass into its shadow root and follow the theme. Ink tells the parts apart. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const card = {
  border: '1px solid var(--line-2)',
  borderRadius: 'var(--radius-control)',
  background: 'var(--raised)',
  color: 'var(--ink)',
  boxShadow: 'var(--shadow)',
  fontSize: 'var(--text-small)',
};

const look = EditorView.theme({
  '&': { blockSize: '100%', color: 'var(--ink)', background: 'var(--raised)', fontSize: 'var(--editor-text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.45', overscrollBehavior: 'contain' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--ink)' },
  '.cm-content.cm-lineWrapping': { wordBreak: 'var(--editor-break, break-word)' },
  '.cm-line': { padding: '0 8px 0 4px' },
  '.cm-line.hanging': { paddingInlineStart: 'calc(4px + var(--hang))', textIndent: 'calc(-1 * var(--hang))' },
  '.cm-gutters': { background: 'none', color: 'var(--ink-3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': {
    minWidth: '2.2ch',
    padding: '0 2px 0 6px',
    fontVariantNumeric: 'tabular-nums',
  },
  '.badges': { inlineSize: '1.4rem' },
  '.badge': { display: 'grid', placeItems: 'start center', blockSize: '100%', color: 'var(--ink-2)' },
  '.badge svg': { marginBlock: '0.25em' },
  '.badge > svg': {
    inlineSize: '0.9rem',
    blockSize: '0.9rem',
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: '1.5',
  },
  '.badge svg path': { strokeLinejoin: 'round', strokeLinecap: 'round' },
  '.badge-on::before': { content: '""', inlineSize: '2px', blockSize: '100%', background: 'var(--line)' },
  '.cm-lintRange': { paddingBottom: '0', backgroundImage: 'none' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--err) 1.5px', textUnderlineOffset: '3px' },
  '.cm-lintRange-warning': { textDecoration: 'underline dotted var(--ink-2) 2px', textUnderlineOffset: '3px' },
  '.cm-lintRange-active': { background: 'var(--sunken)' },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--err)' },
  '.cm-tooltip': { ...card, maxInlineSize: 'min(24rem, 88vw)', zIndex: '20' },
  '.cm-tooltip.cm-tooltip-hover': { padding: '0.375rem 0.5rem' },
  '.cm-tooltip-section:not(:first-child)': { borderTop: '1px solid var(--line)' },
  '.cm-diagnostic': { padding: '0.125rem 0 0.125rem 0.5rem', borderInlineStart: '3px solid var(--err)' },
  '.cm-diagnostic-warning': { borderInlineStartColor: 'var(--ink-2)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-mono)',
    fontSize: 'var(--text-small)',
    maxHeight: '14rem',
    maxWidth: '92vw',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'center',
    padding: '0.125rem 0.5rem',
    minBlockSize: 'var(--target)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--hold)', color: 'var(--on-hold)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { marginInlineStart: '1ch', fontStyle: 'normal', color: 'var(--ink-3)' },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionInfo': { padding: '0.375rem 0.5rem', fontFamily: 'var(--font-sans)' },
  '.about': { fontFamily: 'var(--font-sans)', lineHeight: '1.35' },
  '.about strong': { fontFamily: 'var(--font-mono)' },
  '.about p': { margin: '0.125rem 0 0' },
  '.about .effect': { color: 'var(--ink-2)' },
});

const inks = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--ink)', fontWeight: '600' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--ink-3)' },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: 'var(--ink-3)' },
  { tag: [tags.meta, tags.keyword], color: 'var(--ink-2)', fontWeight: '700' },
]);

export const theme: Extension = [look, syntaxHighlighting(inks)];
