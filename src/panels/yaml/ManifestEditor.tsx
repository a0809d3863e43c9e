import { type RefObject, useEffect, useRef } from 'react';
import { createEditor, type Editor } from './editor/createEditor.ts';
import type { Badge, EditorSupplies } from './editor/editorParts.ts';
import type { Finding } from './findings.ts';

interface Props {
  /** The page's way to the editor, for what is done once and not shown: go to a place, put in another text. */
  readonly editorRef: RefObject<Editor | undefined>;
  readonly supplies: EditorSupplies;
  readonly attributes: Readonly<Record<string, string>>;
  readonly badges: readonly Badge[] | undefined;
  /** What is wrong, and the text that it is about. */
  readonly marks: { readonly text: string; readonly findings: readonly Finding[] } | undefined;
}

/** CodeMirror inside a React tree: made once, told of what changes. React never touches what it draws. */
export function ManifestEditor({ editorRef, supplies, attributes, badges, marks }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const newest = useRef(supplies);
  const { text } = supplies;

  // The editor stays for as long as the panel does, and asks for what is current when it needs it.
  useEffect(() => {
    newest.current = supplies;
  });

  useEffect(() => {
    if (host.current === null) return undefined;
    const place = document.createElement('div');
    host.current.append(place);
    const made = createEditor(place, {
      text: newest.current.text,
      onEdit: (edited) => newest.current.onEdit(edited),
      onApply: () => newest.current.onApply(),
      onTooLarge: () => newest.current.onTooLarge(),
      onCursor: (offset) => newest.current.onCursor(offset),
      words: () => newest.current.words(),
      names: () => newest.current.names(),
    });
    editorRef.current = made;
    return () => {
      editorRef.current = undefined;
      made.destroy();
      place.remove();
    };
  }, [editorRef]);

  useEffect(() => editorRef.current?.follow(text), [editorRef, text]);
  useEffect(() => editorRef.current?.describe(attributes), [editorRef, attributes]);
  // The badges wear words, and so do the attributes: with another language both are told again.
  useEffect(() => {
    if (badges !== undefined) editorRef.current?.setBadges(badges);
  }, [editorRef, badges, attributes]);
  useEffect(() => {
    if (marks !== undefined) editorRef.current?.setMarks(marks.text, marks.findings);
  }, [editorRef, marks]);

  return <div ref={host} className="manifest-editor" />;
}
