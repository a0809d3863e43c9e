import type { InspectWords } from '#i18n/inspectWords.ts';
import type { Anatomy } from '#inspect/hashAnatomy.ts';

interface Props {
  readonly before: Anatomy;
  readonly after: Anatomy;
  readonly words: InspectWords['anatomy'];
}

/** The sum's digits and the letters that they become; under them the letters that were there before the edit. */
export function LetterTable({ before, after, words }: Props) {
  const { letters } = after;
  const isSame = before.hash === after.hash;
  return (
    <table className="letter-table">
      <tbody>
        <tr>
          <th scope="row">{words.digit}</th>
          {letters.map(({ digit }, at) => (
            <td key={at}>{digit}</td>
          ))}
        </tr>
        <tr className="letter-places">
          <th scope="row">{words.place}</th>
          {letters.map(({ place }, at) => (
            <td key={at}>{place}</td>
          ))}
        </tr>
        <tr className="letter-made">
          <th scope="row">{words.letter}</th>
          {letters.map(({ letter }, at) => (
            <td key={at} data-differs={letter !== before.letters[at]?.letter || undefined}>
              {letter}
            </td>
          ))}
        </tr>
        {!isSame && (
          <tr className="letter-was">
            <th scope="row">{words.was}</th>
            {before.letters.map(({ letter }, at) => (
              <td key={at}>{letter}</td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}
