/** A text in which `code` stands in backticks; nothing else in it is markup. */
export function RichText({ text }: { readonly text: string }) {
  return text.split('`').map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- The parts of a text have no other name than their place.
      <code key={at} lang="en">
        {part}
      </code>
    ),
  );
}
