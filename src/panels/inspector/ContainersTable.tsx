import type { Pod } from '#engine/objects.ts';
import { useWords } from '#store/useWords.ts';
import { containerRows } from './containerRows.ts';

/** What the pod reports of each of its containers. */
export function ContainersTable({ pod }: { readonly pod: Pod }) {
  const words = useWords().inspector.pod;
  return (
    <table className="conditions containers">
      <caption>{words.containers}</caption>
      <tbody>
        {containerRows(pod).map(({ name, kind, state, message, ready, restarts }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
              {kind !== 'container' && <small> {kind}</small>}
            </th>
            <td>
              {state}
              <small className="container-note">
                {ready && <span>{words.ready}</span>}
                {restarts > 0 && <span>{words.restarted({ restarts })}</span>}
                {message !== '' && <span>{message}</span>}
              </small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
