/** The image registry of the simulated world: every image can be pulled and runs, but for tags that say otherwise. */

/** Whether a pull fails, as for `nginx:no-such-tag`. */
export function isPullable(image: string): boolean {
  return !/:(no-such|missing|typo)[\w.-]*$/.test(image);
}

/** Whether the container runs but its readiness probe never succeeds, as for `nginx:broken`. */
export function becomesReady(image: string): boolean {
  return !/:(broken|bad|unready)[\w.-]*$/.test(image);
}

/** Whether the container exits soon after each start, as for `nginx:crash`. */
export function keepsRunning(image: string): boolean {
  return !/:crash[\w.-]*$/.test(image);
}
