/** One of the values of a list. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  /** What it means, or why it cannot be chosen. */
  readonly note?: string;
  readonly disabled?: boolean;
}
