interface Props {
  readonly text: string;
  readonly again: string;
  readonly onAgain: () => void;
}

/** Somebody has opened something else: what happens there cannot be the step's, or the challenge's. */
export function StrayCard({ text, again, onAgain }: Props) {
  return (
    <div className="task" role="status">
      <p className="task-text">{text}</p>
      <button type="button" className="control button primary" onClick={onAgain}>
        {again}
      </button>
    </div>
  );
}
