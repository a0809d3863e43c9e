interface Props {
  readonly label: string;
  readonly value: number;
  readonly changed: boolean;
  readonly note?: string;
  /** What asking for the reason of the value is called. */
  readonly why: string;
  readonly onWhy: () => void;
}

/** A counter of the status. A new value is a new element, so that its underline runs once. */
export function StatusValue({ label, value, changed, note, why, onWhy }: Props) {
  return (
    <div className="status-value">
      <dt lang="en">{label}</dt>
      <dd>
        <button type="button" className="status-ask" title={why} onClick={onWhy}>
          <strong key={value} className={changed ? 'changed' : undefined}>
            {value}
          </strong>
          <span className="unseen">{why}</span>
        </button>
        {note !== undefined && <span className="status-note"> {note}</span>}
      </dd>
    </div>
  );
}
