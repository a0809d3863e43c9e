import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Session } from '#terminal/session.ts';
import { isWhole } from '#terminal/session.ts';
import {
  type Choosing,
  editWithControl,
  type Line,
  searchHistory,
  takeChoice,
  takeCompletion,
  type Walk,
  walkHistory,
} from '#terminal/lineEditing.ts';
import { useWords } from '#store/useWords.ts';
import { Choices } from './Choices.tsx';
import { promptId, takeFocusWish } from './promptFocus.ts';
import { TouchKeys, type TouchKey } from './TouchKeys.tsx';

interface Props {
  readonly isFirst: boolean;
  /** An editor was here, and whoever left it goes on typing. */
  readonly takesFocus: boolean;
  readonly session: Session;
  readonly version: number;
  readonly onRun: (text: string) => void;
  /** With what was typed and not entered. */
  readonly onInterrupt: (typed: string) => void;
  readonly onEndInput: () => void;
  readonly onClear: () => void;
}

const mostLength = 64 * 1024;

/** The line to type in: with history, completion and search, and several lines when a command goes on. */
export function Prompt({ isFirst, takesFocus, session, onRun, onInterrupt, onEndInput, onClear }: Props) {
  const { terminal: words } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [walk, setWalk] = useState<Walk>();
  const [choosing, setChoosing] = useState<Choosing>();
  const [search, setSearch] = useState<{ readonly draft: string; readonly skip: number }>();
  const [isTooLong, setTooLong] = useState(false);
  // Where the cursor belongs when the text that a key made is on the screen.
  const [cursor, setCursor] = useState<{ readonly at: number }>();
  const isLeaving = useRef(false);
  const { running, isAsking } = session;
  const asked = running !== undefined && running.isOpen ? (running.lines.at(-1)?.text ?? '') : '';
  const found = search && searchHistory(session.history, text, search.skip);

  useLayoutEffect(() => {
    if (cursor !== undefined) field.current?.setSelectionRange(cursor.at, cursor.at);
  }, [cursor]);

  // Both are older than this element.
  useEffect(() => {
    if (takesFocus || (isFirst && takeFocusWish())) field.current?.focus();
  }, [isFirst, takesFocus]);

  const here = (): Line => ({ text, cursor: field.current?.selectionStart ?? text.length });
  const put = ({ text: next, cursor: at }: Line) => {
    setText(next);
    setCursor({ at });
    setTooLong(false);
  };
  const begin = () => {
    setWalk(undefined);
    setChoosing(undefined);
    setSearch(undefined);
  };
  const submit = () => {
    if (text.length > mostLength) {
      setTooLong(true);
      return;
    }
    begin();
    put({ text: '', cursor: 0 });
    onRun(text);
  };
  const complete = () => {
    const line = here();
    if (choosing !== undefined) {
      const next = takeChoice(line, choosing);
      put(next.line);
      setChoosing(next.choosing);
      return;
    }
    const completed = takeCompletion(line, session.complete(line.text.slice(0, line.cursor)));
    put(completed.line);
    setChoosing(completed.choosing);
  };
  const step = (direction: 'up' | 'down'): boolean => {
    const { cursor: at } = here();
    const isInside = direction === 'up' ? text.lastIndexOf('\n', at - 1) >= 0 : text.indexOf('\n', at) >= 0;
    const next = isInside ? undefined : walkHistory(session.history, text, walk, direction);
    if (next === undefined) return false;
    setWalk(next.walk);
    setChoosing(undefined);
    put({ text: next.text, cursor: next.text.length });
    return true;
  };
  const interrupt = () => {
    begin();
    put({ text: '', cursor: 0 });
    onInterrupt(text);
  };
  const leaveSearch = (line: string) => {
    setSearch(undefined);
    put({ text: line, cursor: line.length });
  };
  const control = (key: string): boolean => {
    const edited = editWithControl(key, here());
    if (edited !== undefined) put(edited);
    else if (key === 'c') {
      // What is selected is meant to be copied.
      if (getSelection()?.isCollapsed === false || field.current?.selectionStart !== field.current?.selectionEnd)
        return false;
      interrupt();
    } else if (key === 'l') onClear();
    else if (key === 'd' && text === '') onEndInput();
    else if (key === 'r') {
      setSearch(search === undefined ? { draft: text, skip: 0 } : { ...search, skip: search.skip + 1 });
      setChoosing(undefined);
    } else return false;
    return true;
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
    if (altKey || metaKey) return false;
    if (ctrlKey) return control(key.toLowerCase());
    switch (key) {
      case 'Enter':
        if (shiftKey) return false;
        if (search !== undefined) leaveSearch(found ?? text);
        else if (running === undefined && !isWhole(text) && text.length <= mostLength) return false;
        else submit();
        return true;
      case 'Tab':
        if (shiftKey || text.trim() === '' || isLeaving.current) return false;
        if (search === undefined) complete();
        else leaveSearch(found ?? text);
        return true;
      case 'ArrowUp':
        return step('up');
      case 'ArrowDown':
        return step('down');
      case 'Escape':
        if (search !== undefined) leaveSearch(search.draft);
        else if (choosing !== undefined) setChoosing(undefined);
        return true;
      default:
        return false;
    }
  };

  const touch = (key: TouchKey) => {
    field.current?.focus();
    if (key === 'tab') complete();
    else if (key === 'up' || key === 'down') step(key);
    else if (key === 'interrupt') interrupt();
    else {
      const { text: before, cursor: at } = here();
      put({ text: before.slice(0, at) + key + before.slice(at), cursor: at + key.length });
    }
  };

  return (
    <form
      className="terminal-prompt"
      data-running={running === undefined ? undefined : ''}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {search !== undefined && (
        <p className="terminal-search" role="status">
          {words.search}: <code lang="en">{found ?? (text === '' ? '' : words.noMatch)}</code>
        </p>
      )}
      {choosing !== undefined && (
        <Choices
          choosing={choosing}
          onChoose={(index) => {
            const chosen = takeChoice(here(), choosing, index);
            setChoosing(undefined);
            put({ text: `${chosen.line.text.slice(0, chosen.line.cursor)} `, cursor: chosen.line.cursor + 1 });
            field.current?.focus();
          }}
        />
      )}
      {isTooLong && (
        <p role="alert" className="terminal-problem">
          {words.tooLong}
        </p>
      )}
      <div className="terminal-line">
        <span className="prompt-sign" aria-hidden="true" lang="en">
          {asked === '' ? (session.unfinished.length > 0 ? '>' : '$') : asked.slice(-24)}
        </span>
        <textarea
          ref={field}
          id={isFirst ? promptId : undefined}
          rows={Math.min(8, text.split('\n').length)}
          value={text}
          lang="en"
          aria-label={search !== undefined ? words.search : isAsking ? words.answer : words.line}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="send"
          onChange={(event) => {
            setText(event.target.value);
            setWalk(undefined);
            setChoosing(undefined);
            setTooLong(false);
            if (search !== undefined) setSearch({ ...search, skip: 0 });
          }}
          onKeyDown={(event) => {
            // While Chinese is being composed, the keys belong to the composition.
            if (event.nativeEvent.isComposing) return;
            if (press(event)) event.preventDefault();
            isLeaving.current = event.key === 'Escape';
          }}
        />
        {running === undefined ? (
          <button type="submit" className="control button" disabled={text.trim() === ''}>
            {words.run}
          </button>
        ) : (
          <button type="button" className="control button" onClick={interrupt}>
            {words.stop}
          </button>
        )}
      </div>
      <TouchKeys onKey={touch} />
      <p className="terminal-keys">{words.keys}</p>
    </form>
  );
}
