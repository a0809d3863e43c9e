import type { PodCondition } from '#engine/objects.ts';
import { useWords } from '#store/useWords.ts';

/** The pod's conditions in the API's own words; Ready is the one that the controller reads. */
export function Conditions({ conditions }: { readonly conditions: readonly PodCondition[] }) {
  const { pod } = useWords().inspector;
  if (conditions.length === 0) return null;
  return (
    <table className="conditions">
      <caption>{pod.conditions}</caption>
      <tbody>
        {conditions.map(({ type, status, lastTransitionTime }) => (
          <tr key={type}>
            <th scope="row">{type}</th>
            <td>{status}</td>
            <td>{lastTransitionTime === undefined ? '' : pod.since({ clock: lastTransitionTime.slice(11, 19) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
