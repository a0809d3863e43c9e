import type { EventRow as Row } from './eventRows.ts';

/** One event. A warning is red and says so. */
export function EventRow({ row }: { readonly row: Row }) {
  return (
    <div role="row" className="event-row" data-warning={row.type === 'Warning' || undefined}>
      <span role="cell" className="event-seen">
        {row.lastSeen}
      </span>
      <span role="cell" className="event-type">
        {row.type}
      </span>
      <span role="cell" className="event-reason">
        {row.reason}
      </span>
      <span role="cell" className="event-object">
        {row.object}
      </span>
      <span role="cell" className="event-message">
        {row.message}
      </span>
    </div>
  );
}
