import { useId, useState } from 'react';
import type { InspectWords } from '#i18n/inspectWords.ts';
import { type Anatomy, firstDifference, fnvTurn } from '#inspect/hashAnatomy.ts';

interface Props {
  readonly before: Anatomy;
  readonly after: Anatomy;
  readonly words: InspectWords['anatomy'];
}

/** The sum, one byte at a time: a slider over the bytes, and the turn of the one that it stands at. */
export function FnvWalk({ before, after, words }: Props) {
  const id = useId();
  const [wanted, setWanted] = useState<number>();
  const last = after.bytes.length - 1;
  const differs = firstDifference(before, after);
  const at = Math.min(wanted ?? differs ?? last, last);
  return (
    <>
      <p>{words.fnv}</p>
      <label className="fnv-slider" htmlFor={id}>
        <span>
          {words.byte({ at: at + 1, of: last + 1 })} <code>{shown(after, at)}</code>
        </span>
        <span className="fnv-strip" style={{ '--same': `${(100 * (differs ?? last + 1)) / (last + 1)}%` } as object} />
        <input
          id={id}
          type="range"
          min={0}
          max={last}
          value={at}
          aria-label={words.byteSlider}
          aria-valuetext={`${words.byte({ at: at + 1, of: last + 1 })}: ${shown(after, at)}`}
          onChange={({ target }) => setWanted(Number(target.value))}
        />
      </label>
      <TurnTable before={before} after={after} at={at} words={words} />
      {differs !== undefined && (
        <p className="fnv-parting">
          {words.sameUpTo({ bytes: differs })}{' '}
          <button type="button" className="object-link" onClick={() => setWanted(differs)}>
            {words.toDifference}
          </button>
        </p>
      )}
      <p>{words.sum({ sum: after.sum })}</p>
    </>
  );
}

interface TurnProps extends Props {
  readonly at: number;
}

function TurnTable({ before, after, at, words }: TurnProps) {
  const [now, then] = [fnvTurn(after, at), fnvTurn(before, at)];
  if (now === undefined) return null;
  const rows = [
    [words.before, now.before, then?.before],
    [words.times, now.multiplied, then?.multiplied],
    [words.xor({ byte: `0x${hex(now.byte, 2)}` }), now.after, then?.after],
  ] as const;
  const isSame = before.data === after.data;
  return (
    <table className="fnv-turn">
      {!isSame && (
        <thead>
          <tr>
            <th scope="col">hex</th>
            <th scope="col">{words.was}</th>
            <th scope="col">{words.new.replace(/[:：]$/, '')}</th>
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map(([name, value, old]) => (
          <tr key={name} data-differs={(!isSame && value !== old) || undefined}>
            <th scope="row">{name}</th>
            {!isSame && <td>{old === undefined ? '' : hex(old, 8)}</td>}
            <td>{hex(value, 8)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** A byte as the character that it is, where it is one by itself. */
function shown({ bytes }: Anatomy, at: number): string {
  const byte = bytes[at] ?? 0;
  return byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `0x${hex(byte, 2)}`;
}
