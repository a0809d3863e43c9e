interface Props {
  readonly label: string;
  readonly value: number;
  readonly changed: boolean;
  readonly note?: string;
}

/** A counter of the status. A new value is a new element, so that its underline runs once. */
export function StatusValue({ label, value, changed, note }: Props) {
  return (
    <div className="status-value">
      <dt lang="en">{label}</dt>
      <dd>
        <strong key={value} className={changed ? 'changed' : undefined}>
          {value}
        </strong>
        {note !== undefined && <span className="status-note"> {note}</span>}
      </dd>
    </div>
  );
}
