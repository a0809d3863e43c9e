/** Commands of the real kubectl that have nothing behind them in a simulated cluster: they say so, and what to take instead. */
import type { Verb } from '../command.ts';
import { unsupported } from '../failures.ts';

/** A command that exists, and not here. `instead`: what leads on, such as `use kubectl logs`. */
export function notHere(name: string, what: string, instead: string): Verb {
  return {
    name,
    use: '[flags]',
    short: `${what} (not in this simulated cluster)`,
    flags: [],
    takesAnything: true,
    run: ({ path }) =>
      unsupported(`${path} is a real command: ${what}. This simulated cluster has no such thing; ${instead}`),
  };
}
