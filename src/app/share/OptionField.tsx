interface Props<T extends string> {
  readonly label: string;
  /** Those that are offered. */
  readonly names: Readonly<Partial<Record<T, string>>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few, in the platform's own list. */
export function OptionField<T extends string>({ label, names, value, onChange }: Props<T>) {
  return (
    <label className="share-field">
      {label}
      <select className="control" value={value} onChange={(event) => onChange(event.target.value as T)}>
        {(Object.keys(names) as T[]).map((name) => (
          <option key={name} value={name}>
            {names[name]}
          </option>
        ))}
      </select>
    </label>
  );
}
