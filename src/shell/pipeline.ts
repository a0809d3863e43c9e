/** `a | b | c`: programs that run side by side, each reading what the one before it writes. */
import type { Streams } from './program.ts';
import { LineInput, type Pause, Pipe, type Running } from './streams.ts';

type Stage = (streams: Streams) => Running;

interface RunningStage {
  readonly process: Running;
  readonly input: Pipe | undefined;
  readonly output: Pipe | undefined;
  exit: number | undefined;
  pause: Pause;
}

/** What a program ends with when nobody reads what it writes. */
const brokenPipe = 141;

/** Runs all stages until each has ended, and gives the last one's exit code. */
export function* runPipes(stages: readonly Stage[], { input, output, errors }: Streams): Running {
  const pipes = stages.slice(1).map(() => new Pipe());
  const running = stages.map((stage, at): RunningStage => {
    const [from, into] = [pipes[at - 1], pipes[at]];
    return {
      process: stage({ input: from === undefined ? input : new LineInput(from), output: into ?? output, errors }),
      input: from,
      output: into,
      exit: undefined,
      pause: {},
    };
  });
  try {
    for (;;) {
      const before = movesOf(pipes);
      const left = running.filter(({ exit, output: into }) => exit === undefined && into?.isFull !== true);
      for (const stage of left) advance(stage);
      if (running.every(({ exit }) => exit !== undefined)) return running.at(-1)?.exit ?? 0;
      const hasEnded = left.some(({ exit }) => exit !== undefined);
      if (!hasEnded && movesOf(pipes) === before) yield earliest(running);
    }
  } finally {
    // Ctrl-C ends all of them.
    for (const { process, exit } of running) if (exit === undefined) process.return(130);
  }
}

function advance(stage: RunningStage): void {
  const { done, value } = stage.process.next();
  if (done === true) stage.exit = value;
  else stage.pause = value;
  if (stage.output?.isBroken === true && stage.exit === undefined) {
    stage.process.return(brokenPipe);
    stage.exit = brokenPipe;
  }
  if (stage.exit === undefined) return;
  stage.output?.end();
  stage.input?.close();
}

function movesOf(pipes: readonly Pipe[]): number {
  return pipes.reduce((sum, { moves }) => sum + moves, 0);
}

function earliest(running: readonly RunningStage[]): Pause {
  const times = running.flatMap(({ exit, pause: { untilMs } }) =>
    exit === undefined && untilMs !== undefined ? [untilMs] : [],
  );
  return times.length === 0 ? {} : { untilMs: Math.min(...times) };
}
