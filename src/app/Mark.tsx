/** The mark: three ordinals that are there, and the next one that is not yet. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect className="mark-bar" x="1" y="20" width="6" height="10" rx="1.5" />
      <rect className="mark-bar" x="9" y="13" width="6" height="17" rx="1.5" />
      <rect className="mark-bar" x="17" y="7" width="6" height="23" rx="1.5" />
      <path className="mark-next" d="M25.5 2H29a1.5 1.5 0 0 1 1.5 1.5v25A1.5 1.5 0 0 1 29 30h-3.5" />
    </svg>
  );
}
