import type { Decision } from '#engine/statefulset/decisions.ts';
import type { Words } from '#i18n/words.ts';
import { valuesRead } from './fieldNames.ts';

interface Props {
  readonly decision: Decision;
  readonly words: Words;
}

/** The values that one decision read, under the names of the API. */
export function ReadValues({ decision, words }: Props) {
  const { controller } = words;
  const { rule, object } = decision;
  return (
    <table className="read-values">
      <caption>
        {controller.because} <code>{rule}</code> {object?.name}
      </caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{controller.field}</th>
          <th scope="col">{controller.value}</th>
        </tr>
      </thead>
      <tbody>
        {valuesRead(decision, words).map(({ name, value }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
