/** Who takes a lane that somebody chooses on the stage, before it is inspected: a question whose answer is a pod. */
let taker: ((ordinal: number) => boolean) | undefined;

/** True when the lane was taken for something else than to be inspected. */
export function isLaneTaken(ordinal: number): boolean {
  return taker?.(ordinal) ?? false;
}

/** `take` says whether it took the lane. Goes on until the returned function is called. */
export function takeLanes(take: (ordinal: number) => boolean): () => void {
  taker = take;
  return () => {
    if (taker === take) taker = undefined;
  };
}
