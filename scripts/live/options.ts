/** What `npm run live` can be told. */
import { parseArgs } from 'node:util';

export const help = `Usage: npm run live -- (--replay FILE | --pods N) [OPTION...]

Serves the built page at /ordinal/ and the recorded watch stream FILE (.jsonl or .jsonl.gz) beside it, as an API server would.

  --pods N         instead of a recording: a made cluster of so many pods, in the middle of two rollouts; 4 to 10000
  --port PORT      where it listens; 8001, as kubectl proxy
  --speed N        so many times as fast as it was; 0: all at once; 1
  --pause SECONDS  the longest pause between two events, at speed 1; 10
  --window N       how many of the newest events can be watched from; older ones are answered with 410 Gone; all
  --git-version V  the version that the server gives itself; v1.37.2
  --help           this text`;

export interface LiveOptions {
  readonly help: boolean;
  readonly replay: string;
  /** 0: the recording is played. */
  readonly pods: number;
  readonly port: number;
  readonly speed: number;
  readonly longestPauseMs: number;
  readonly window: number;
  readonly gitVersion: string;
}

/** The options of a command line, or what is wrong with it. */
export function readOptions(args: readonly string[]): LiveOptions | { readonly wrong: string } {
  const parsed = parsedArgs(args);
  if ('wrong' in parsed) return parsed;
  const { values } = parsed;
  const numbers = { port: 8001, pods: 0, speed: 1, pause: 10, window: Number.POSITIVE_INFINITY };
  for (const name of ['port', 'pods', 'speed', 'pause', 'window'] as const) {
    const given = values[name];
    if (given === undefined) continue;
    const number = Number(given);
    if (given.trim() === '' || !Number.isFinite(number) || number < 0)
      return { wrong: `--${name} takes a number that is not negative, not "${given}".` };
    numbers[name] = number;
  }
  if (!Number.isInteger(numbers.port) || numbers.port > 65_535) return { wrong: '--port takes a number up to 65535.' };
  const { pods } = numbers;
  if (values.pods !== undefined && !(Number.isInteger(pods) && pods >= 4 && pods <= 10_000))
    return { wrong: '--pods takes a whole number from 4 to 10000.' };
  if (values.replay === undefined && pods === 0 && values.help !== true)
    return { wrong: '--replay names the recording.' };
  if (values.replay !== undefined && pods > 0) return { wrong: 'Either --replay or --pods.' };
  return {
    help: values.help === true,
    replay: values.replay ?? '',
    pods,
    port: numbers.port,
    speed: numbers.speed,
    longestPauseMs: numbers.pause * 1000,
    window: numbers.window,
    gitVersion: values['git-version'] ?? 'v1.37.2',
  };
}

const text = { type: 'string' } as const;
const options = {
  replay: text,
  pods: text,
  port: text,
  speed: text,
  pause: text,
  window: text,
  'git-version': text,
  help: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

function parsedArgs(args: readonly string[]): { readonly values: Values } | { readonly wrong: string } {
  try {
    return { values: parseArgs({ args: [...args], options }).values };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
