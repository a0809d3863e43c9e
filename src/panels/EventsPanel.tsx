import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useWords } from '#store/useWords.ts';
import { EventRow } from './events/EventRow.tsx';
import { eventRows } from './events/eventRows.ts';
import './events/events.css';

/** More than can be read. */
const mostRows = 200;
const columns = ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'];

/** What the components reported, as `kubectl get events` prints it, newest first. */
export function EventsPanel() {
  const { events } = useWords();
  const { cluster } = useCalmFrame().frame;
  const rows = eventRows(cluster, mostRows);
  const total = cluster.stored.objects.events.length;
  if (total === 0) return <p className="events-note">{events.empty}</p>;
  return (
    <>
      {/* Roles and not table tags, because rows that fold into two lines lose their tags' meaning. */}
      <div role="table" className="events-table" aria-label={events.label} aria-rowcount={total + 1} lang="en">
        <div role="row" className="unseen">
          {columns.map((column) => (
            <span key={column} role="columnheader">
              {column}
            </span>
          ))}
        </div>
        {rows.map((row) => (
          <EventRow key={row.name} row={row} />
        ))}
      </div>
      {rows.length < total && <p className="events-note">{events.newest({ shown: rows.length, total })}</p>}
    </>
  );
}
