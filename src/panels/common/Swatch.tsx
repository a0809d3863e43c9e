import './swatch.css';

/** A revision's colour and pattern; `index` is 1 to 8. It says nothing by itself: a hash stands beside it. */
export function Swatch({ index }: { readonly index: number }) {
  return <span className="revision-swatch" data-revision={index} aria-hidden="true" />;
}
