import { useId } from 'react';

interface Props<T extends string> {
  readonly legend: string;
  readonly values: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few, all of them in sight. */
export function RadioGroup<T extends string>({ legend, values, names, value, onChange }: Props<T>) {
  const group = useId();
  return (
    <fieldset className="radio-group">
      <legend>{legend}</legend>
      {values.map((choice) => (
        <label key={choice}>
          <input type="radio" name={group} checked={choice === value} onChange={() => onChange(choice)} />
          {names[choice]}
        </label>
      ))}
    </fieldset>
  );
}
