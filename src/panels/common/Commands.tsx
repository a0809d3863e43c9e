interface Props {
  readonly label: string;
  readonly lines: readonly { readonly command: string; readonly why: string }[];
}

/** Lines to type, in their order, each with what it is for. */
export function Commands({ label, lines }: Props) {
  if (lines.length === 0) return null;
  return (
    <ol className="commands" aria-label={label}>
      {lines.map(({ command, why }) => (
        <li key={command}>
          <code>{command}</code>
          <span>{why}</span>
        </li>
      ))}
    </ol>
  );
}
