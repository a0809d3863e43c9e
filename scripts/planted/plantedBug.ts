/** A mistake of the controller, or of what serves it, that somebody made once or could make: the engine's own text, and its wrong twin. */
export interface PlantedBug {
  /** What was done wrong. No two share a name. */
  readonly name: string;
  /** What a person would see of it. */
  readonly seen: string;
  /** Where it comes from: an issue (`k/k#67250` is kubernetes/kubernetes), or a section of the specification. */
  readonly source: string;
  /** Below `src/engine`. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly right: string;
  readonly wrong: string;
}
