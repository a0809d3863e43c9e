/** Runs a recorded command, and takes from the recording what may differ: ages by a second, and the order of equals. */
import { humanDuration } from '#kubectl/print/age.ts';
import { type KubectlCommand, startKubectl } from '#kubectl/kubectl.ts';
import type { PrintTolerance } from '#kubectl/world.ts';
import type { RecordedCluster } from './recordedCluster.ts';

/** What kubectl was given, and what it answered. */
export interface RecordedCommand {
  readonly args: readonly string[];
  readonly stdin?: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
  readonly now: string;
}

export interface CommandAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** Our answer, or what of it we cannot do. The cluster is changed as the command asks. */
export function runRecorded(
  cluster: RecordedCluster,
  command: RecordedCommand,
): CommandAnswer | { readonly unsupported: string } {
  const probe = new Probe(command);
  const probed = runToEnd(cluster.copy(), command, probe);
  if ('unsupported' in probed) return probed;
  return runToEnd(cluster, command, probe.chosen(probed));
}

/** A command that waits with a deadline sees no change until then; any other one sees what was being deleted go. */
function runToEnd(
  cluster: RecordedCluster,
  { args, stdin, now }: RecordedCommand,
  tolerance: PrintTolerance,
): CommandAnswer | { readonly unsupported: string } {
  let world = cluster.at(now, tolerance);
  const command = startKubectl({ args, ...(stdin !== undefined && { stdin }) }, world);
  for (let turns = 0; command.exit === undefined; turns++) {
    if (turns > mostTurns) return { unsupported: 'waits for something that does not come' };
    const { waitsUntilMs } = command;
    if (waitsUntilMs === undefined) cluster.finishDeletions();
    world = cluster.later(world, waitsUntilMs ?? world.nowMs + 1000);
    command.resume(world);
  }
  return command.unsupported === undefined ? answerOf(command) : { unsupported: command.unsupported };
}

const mostTurns = 10;

function answerOf(command: KubectlCommand): CommandAnswer {
  const all = (wanted: string) =>
    command.chunks.flatMap(({ stream, text }) => (stream === wanted ? [text] : [])).join('');
  return { stdout: all('stdout'), stderr: all('stderr'), exit: command.exit ?? 0 };
}

const [before, after] = ['\ue000', '\ue001'];
const mark = new RegExp(`${before}(\\d+)${after}`, 'g');

/** In a first run every age is a mark, and marks match whatever age the recording has in their place, if it is near enough. */
class Probe implements PrintTolerance {
  readonly #recorded: readonly (readonly string[])[];
  readonly #ages: number[] = [];
  readonly #orders: (readonly number[])[] = [];

  constructor({ stdout }: RecordedCommand) {
    this.#recorded = stdout.split('\n').map(wordsOf);
  }

  age(seconds: number): string {
    this.#ages.push(seconds);
    return `${before}${this.#ages.length - 1}${after}`;
  }

  /** Equals in the order in which the recording has them; what it has not got stays where it is. */
  arrange(rows: readonly (readonly string[])[], groupOf: readonly number[]): readonly number[] {
    const used = new Set<number>();
    const places = rows.map((cells) => {
      const words = wordsOf(cells.join(' '));
      const place = this.#recorded.findIndex((line, at) => !used.has(at) && matches(words, line));
      if (place >= 0) used.add(place);
      return place < 0 ? Number.MAX_SAFE_INTEGER : place;
    });
    const order = rows.map((_, at) => at);
    order.sort((one, other) => groupOf[one]! - groupOf[other]! || places[one]! - places[other]!);
    this.#orders.push(order);
    return order;
  }

  /** For the second run: the ages of the recording where they are allowed, and the orders found. */
  chosen({ stdout }: CommandAnswer): PrintTolerance {
    const texts = this.#ages.map(humanDuration);
    for (const [at, line] of stdout.split('\n').entries()) {
      const recorded = this.#recorded[at] ?? [];
      const words = wordsOf(line);
      if (words.length !== recorded.length) continue;
      for (const [place, word] of words.entries()) this.#take(word, recorded[place] ?? '', texts);
    }
    let [nextAge, nextOrder] = [0, 0];
    return {
      age: (seconds) => texts[nextAge++] ?? humanDuration(seconds),
      arrange: (rows) => this.#orders[nextOrder++] ?? rows.map((_, at) => at),
    };
  }

  #take(word: string, recorded: string, texts: string[]): void {
    const marks = [...word.matchAll(mark)].map(([, number]) => Number(number));
    const found = patternOf(word).exec(recorded);
    for (const [at, number] of marks.entries()) {
      const text = found?.[at + 1];
      const seconds = this.#ages[number] ?? 0;
      if (text !== undefined && [seconds - 1, seconds, seconds + 1].map(humanDuration).includes(text))
        texts[number] = text;
    }
  }
}

function matches(words: readonly string[], line: readonly string[]): boolean {
  return words.length === line.length && words.every((word, at) => patternOf(word).test(line[at] ?? ''));
}

function patternOf(word: string): RegExp {
  const parts = word.split(mark).filter((_, at) => at % 2 === 0);
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(\\S+?)')}$`);
}

function wordsOf(line: string): readonly string[] {
  return line.split(/\s+/).filter((word) => word !== '');
}
