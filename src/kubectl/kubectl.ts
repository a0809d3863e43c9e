/**
 * kubectl: a line's words, and a cluster, give what kubectl prints and what it asks of the API server.
 *
 * To add a verb: write `verbs/NAME.ts`, which exports one `Verb` (`command.ts`), and name it in the list of `verbs.ts`.
 * - Declare its flags (`flags.ts`; those of all commands are in `globalFlags.ts`, shared families in `sharedFlags.ts`).
 * - `run(call)` reads `call.args`, `call.flags` and `call.world`, prints with `call.print` and `call.complain`, and returns a
 *   `Failure` (`failures.ts`) or undefined. Objects named on the line come from `findObjects` (`resourceArgs.ts`); how an object is
 *   shown with `-o` is `printResult` (`output.ts`); changes are `call.world.submit(…)`.
 * - A verb that has to wait is a generator, `*run(call)`: `yield {}` gives the world time, and afterwards `call.world` is a later one.
 * What the real kubectl can do and we cannot returns `unsupported(…)`, which counts as such wherever recordings are replayed.
 */
import type { Input } from '#shell/streams.ts';
import type { Call, Outcome, Pause, Verb, Waiting } from './command.ts';
import type { TextEditor } from './edit/textEditor.ts';
import { type Failure, fail, failUsage, isFailure, unsupported, withNearest, wordFailure } from './failures.ts';
import { findVerb } from './findVerb.ts';
import { type FlagValues, readFlags } from './flags.ts';
import { globalFlags } from './globalFlags.ts';
import { helpOf } from './help.ts';
import { contextName } from './kubeconfig.ts';
import { rootVerb } from './verbs.ts';
import type { KubectlWorld } from './world.ts';

export interface KubectlInput {
  /** The words after `kubectl`. */
  readonly args: readonly string[];
  readonly stdin?: string;
  /** What is typed while the command runs, for `exec -i` and `run -i`; undefined when nobody sits there. */
  readonly terminal?: Input;
  /** What `edit` opens; undefined when there is none. */
  readonly editor?: TextEditor;
}

/** A piece of output, and the step of the cluster at which it was printed. */
export interface Chunk {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  readonly atStep: number;
}

/** Starts a command; it runs until it is done or has to wait. */
export function startKubectl(input: KubectlInput, world: KubectlWorld): KubectlCommand {
  return new KubectlCommand(input, world);
}

/** A command that was started. While `exit` is undefined it waits, and wants to be resumed with every later world. */
export class KubectlCommand {
  #world: KubectlWorld;
  #waiting: Waiting | undefined;
  #pause: Pause = {};
  #exit: number | undefined;
  #unsupported: string | undefined;
  #nearest: string | undefined;
  #path = 'kubectl';
  #failureExit: number | undefined;
  readonly #chunks: Chunk[] = [];

  constructor(input: KubectlInput, world: KubectlWorld) {
    this.#world = world;
    this.#settle(this.#begin(input));
  }

  /** Undefined while the command waits. */
  get exit(): number | undefined {
    return this.#exit;
  }

  /** The moment at which it goes on at the latest; undefined when only a change can move it. */
  get waitsUntilMs(): number | undefined {
    return this.#exit === undefined ? this.#pause.untilMs : undefined;
  }

  /** What the real kubectl could do here and we cannot. */
  get unsupported(): string | undefined {
    return this.#unsupported;
  }

  /** The word that was probably meant by one that is unknown; the real kubectl does not say it. */
  get nearest(): string | undefined {
    return this.#nearest;
  }

  /** All that has been printed. */
  get chunks(): readonly Chunk[] {
    return this.#chunks;
  }

  /** Goes on with a later world. A command that is done stays so. */
  resume(world: KubectlWorld): void {
    if (this.#waiting === undefined) return;
    this.#world = world;
    this.#settle(this.#waiting);
  }

  /** Ctrl-C: the command ends where it is, exit code 130 as of a shell. */
  interrupt(): void {
    if (this.#exit !== undefined) return;
    // What a command has to tidy up at its end, it does now.
    this.#waiting?.return(undefined);
    this.#waiting = undefined;
    this.#exit = 130;
  }

  #begin(input: KubectlInput): Outcome | Waiting {
    const found = findVerb(rootVerb, globalFlags, input.args);
    if (isFailure(found)) return found;
    const { verb, words } = found;
    this.#path = found.path;
    const declared = [...verb.flags, ...globalFlags];
    const read = readFlags(declared, verb.takesAnything === true ? [] : words, verb.flagsFirst);
    this.#failureExit = verb.failureExit;
    if ('complaint' in read) {
      // A command with an exit code of its own words this itself, too.
      this.#nearest = read.nearest;
      if (verb.failureExit !== undefined) return failUsage(read.complaint);
      return fail(`${read.complaint}\nSee '${this.#path} --help' for usage.`);
    }
    if ('help' in read || verb.run === undefined) {
      if ('args' in read && read.args.length > 0) {
        const known = (verb.verbs ?? []).map(({ name }) => name);
        const unknown = failUsage(`unknown command ${JSON.stringify(read.args.join(' '))}`);
        return withNearest(unknown, read.args[0] ?? '', known);
      }
      const isAnswer = 'help' in read || verb === rootVerb;
      this.#print(isAnswer || verb.helpsOnStdout === true ? 'stdout' : 'stderr', helpOf(verb, this.#path));
      // A command that only has others below it has done nothing (cmd/util `DefaultSubCommandRun`).
      return isAnswer ? undefined : { failure: 'exit', exit: 1 };
    }
    for (const notice of read.notices) this.#print('stderr', `${notice}\n`);
    const context = read.values.text('context');
    if (context !== '' && context !== contextName) {
      this.#print('stderr', `Error in configuration: context was not found for specified context: ${context}\n`);
      return { failure: 'exit', exit: 1 };
    }
    const refused = missingFlags(verb, read.values) ?? unsupportedFlags(verb, this.#path, read.values);
    return refused ?? verb.run(this.#call(verb, read, input));
  }

  #call(
    verb: Verb,
    { args, argsBeforeDash, values }: Pick<Call, 'args' | 'argsBeforeDash'> & { readonly values: FlagValues },
    { stdin, terminal, editor }: KubectlInput,
  ): Call {
    const currentWorld = () => this.#world;
    const warned = new Set<string>();
    return {
      path: this.#path,
      verb,
      args,
      argsBeforeDash,
      flags: values,
      stdin,
      terminal,
      editor,
      namespace: values.text('namespace') || this.#world.kubeconfig?.namespace || 'default',
      get world() {
        return currentWorld();
      },
      print: (text) => this.#print('stdout', text),
      complain: (text) => this.#print('stderr', text),
      warn: (text) => {
        if (!warned.has(text)) this.#print('stderr', `Warning: ${text}\n`);
        warned.add(text);
      },
    };
  }

  #settle(outcome: Outcome | Waiting): void {
    if (outcome === undefined || isFailure(outcome)) {
      this.#finish(outcome);
      return;
    }
    this.#waiting = outcome;
    const { done, value } = outcome.next();
    if (done === true) this.#finish(value);
    else this.#pause = value;
  }

  #finish(failure: Failure | undefined): void {
    this.#waiting = undefined;
    if (failure === undefined) {
      this.#exit = 0;
      return;
    }
    if (failure.failure === 'unsupported') this.#unsupported = failure.message;
    if ('nearest' in failure) this.#nearest = failure.nearest;
    const { text, exit } = wordFailure(failure, this.#path);
    this.#print('stderr', text);
    this.#exit = failure.failure === 'exit' ? exit : (this.#failureExit ?? exit);
  }

  #print(stream: Chunk['stream'], text: string): void {
    if (text !== '') this.#chunks.push({ stream, text, atStep: this.#world.step });
  }
}

/** As cobra checks before a command runs. */
function missingFlags({ flags }: Verb, values: FlagValues): Failure | undefined {
  const missing = flags.filter(({ name, required }) => required === true && !values.changed(name));
  if (missing.length === 0) return undefined;
  const names = missing.map(({ name }) => JSON.stringify(name)).sort();
  return fail(`required flag(s) ${names.join(', ')} not set`);
}

function unsupportedFlags(verb: Verb, path: string, values: FlagValues): Failure | undefined {
  const flag = [...verb.flags, ...globalFlags].find((each) => each.unsupported === true && values.changed(each.name));
  if (flag === undefined) return undefined;
  return unsupported(`${path} has the flag --${flag.name}, and this simulated cluster has nothing behind it`);
}
