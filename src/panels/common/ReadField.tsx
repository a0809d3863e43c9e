import type { Reading } from '#diagnose/reasons.ts';

/** The object, the field and the value that a reason was read from. */
export function ReadField({ label, reading }: { readonly label: string; readonly reading: Reading }) {
  const { object, field, value } = reading;
  return (
    <p className="read-field">
      {label}{' '}
      <code>
        {object.resource}/{object.name} {field}: {typeof value === 'string' ? value : JSON.stringify(value)}
      </code>
    </p>
  );
}
