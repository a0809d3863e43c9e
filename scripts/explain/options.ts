/** What `npm run explain` was asked for. */
import { parseTime } from '../../src/engine/apiserver/time.ts';
import { type KubernetesVersion, kubernetesVersions } from '../../src/engine/versions.ts';
import type { Language } from '../../src/i18n/words.ts';

export interface ExplainOptions {
  readonly help: boolean;
  readonly files: readonly string[];
  readonly isJson: boolean;
  readonly language: Language;
  /** Undefined: as the objects speak for. */
  readonly version: KubernetesVersion | undefined;
  readonly setName: string | undefined;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

export const help = `Usage: npm run explain -- [OPTION...] FILE...

Tells of each StatefulSet what its controller does next, or what it waits for, by which rule, whose turn it is, and the kubectl
lines that get it out. FILE is what kubectl printed, YAML or JSON; - is standard input. Nothing is sent anywhere.

  kubectl get sts,pods,pvc,controllerrevisions,svc,pdb,nodes,events -o yaml | npm run --silent explain -- -

  --json             a list of {namespace, name, state, rule, object, next, wayOut, ...} for machines
  --lang en|zh       the language (en)
  --version 1.33|1.37  the Kubernetes whose controller is meant (as nodes and revisions tell)
  --set NAME         only this set; NAMESPACE/NAME where there are several of the name
  --now TIME         the moment that the objects are of, such as 2026-01-31T12:00:00Z (the clock)
  --help             this text

State: settled, acts, waits, stuck, held (by partition or OnDelete), fails, unknown (pieces are missing).
Exit code: 0 nothing is stuck; 1 a set is stuck, fails or is unknown; 2 the input is bad.`;

const valued = new Set(['--lang', '--version', '--set', '--now']);

/** The options, or what is wrong with them. */
export function readOptions(args: readonly string[], clockMs: number): ExplainOptions | { readonly wrong: string } {
  const files: string[] = [];
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string;
    if (arg === '-' || !arg.startsWith('-')) {
      files.push(arg);
      continue;
    }
    const [name = '', inline] = arg.split(/=(.*)/s);
    if (name === '--json' || name === '--help' || name === '-h') given.set(name === '-h' ? '--help' : name, '');
    else if (valued.has(name)) {
      const value = inline ?? args[(at += 1)];
      if (value === undefined) return { wrong: `${name} needs a value.` };
      given.set(name, value);
    } else return { wrong: `There is no option ${name}.` };
  }
  return checked(files, given, clockMs);
}

function checked(
  files: readonly string[],
  given: ReadonlyMap<string, string>,
  clockMs: number,
): ExplainOptions | { readonly wrong: string } {
  const language = given.get('--lang') ?? 'en';
  const version = given.get('--version');
  const now = given.get('--now');
  const nowMs = now === undefined ? clockMs : parseTime(now);
  if (language !== 'en' && language !== 'zh') return { wrong: 'The language is en or zh.' };
  if (version !== undefined && !isVersion(version))
    return { wrong: `The version is ${kubernetesVersions.join(' or ')}.` };
  if (Number.isNaN(nowMs)) return { wrong: 'A time is written as 2026-01-31T12:00:00Z.' };
  const isHelp = given.has('--help');
  if (files.length === 0 && !isHelp) return { wrong: 'Which file? - is standard input.' };
  return { help: isHelp, files, isJson: given.has('--json'), language, version, setName: given.get('--set'), nowMs };
}

function isVersion(version: string): version is KubernetesVersion {
  return (kubernetesVersions as readonly string[]).includes(version);
}
