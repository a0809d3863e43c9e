/** Diagnoses as text for a terminal, and as JSON for machines. */
import type { Diagnosed, Diagnosis } from '../../src/diagnose/diagnose.ts';
import { tellDiagnosis } from '../../src/diagnose/tell.ts';
import type { KubernetesVersion } from '../../src/engine/versions.ts';
import type { DiagnosisWords } from '../../src/i18n/diagnosisWords.ts';

/** Beside what every reader may count on (`namespace` to `wayOut`): whose turn it is, the reason, what follows, what is missing. */
export function asJson(diagnoses: readonly Diagnosis[]): string {
  const list = diagnoses.map(({ namespace, set, state, rule, object, next, wayOut, hold, afterwards, gaps }) => ({
    namespace,
    name: set.metadata.name,
    state,
    rule,
    object,
    next,
    wayOut: wayOut.map(({ command }) => command),
    turn: hold?.turn ?? null,
    reasons: (hold?.reasons ?? []).flatMap((reason) => (reason ? [{ name: reason.name, ...reason.reading }] : [])),
    afterwards:
      afterwards?.writes
        .filter(({ error }) => error === undefined)
        .map(({ verb, resource, name }) => ({ verb, resource, name })) ?? null,
    missing: gaps,
  }));
  return JSON.stringify(list, null, 2);
}

export function asText(
  diagnoses: readonly Diagnosis[],
  { passedOver, repeated }: Diagnosed,
  words: DiagnosisWords,
  version: KubernetesVersion,
): string {
  const blocks = diagnoses.map((diagnosis) => block(diagnosis, words, version));
  const rest: string[] = [];
  if (repeated > 0) rest.push(words.report.repeated({ objects: repeated }));
  if (passedOver.size > 0) {
    const kinds = [...passedOver].map(([kind, count]) => `${count} ${kind}`).join(', ');
    rest.push(words.report.passedOver({ kinds }));
  }
  return printable([...blocks, ...rest].join('\n\n'));
}

function block(diagnosis: Diagnosis, words: DiagnosisWords, version: KubernetesVersion): string {
  const { labels } = words;
  const told = tellDiagnosis(diagnosis, words);
  const lines = [told.title, ...told.sentences.map((sentence) => `  ${sentence}`)];
  const note = (label: string, text: string) => lines.push(`  ${padded(label)} ${text}`);
  if (told.reading !== undefined) {
    const { object, field, value } = told.reading;
    note(
      labels.read,
      `${object.resource}/${object.name} ${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
  }
  note(labels.rule, `${told.rule}, ${told.source}, ${labels.version({ version })}`);
  note(labels.next, told.next.length === 0 ? labels.none : told.next.join(', '));
  if (told.afterwards !== undefined) note(labels.afterwards, told.afterwards);
  for (const { command, why } of told.wayOut) note(labels.wayOut, `${command}\n${' '.repeat(labelCells + 3)}${why}`);
  for (const text of told.notes) note(labels.note, text);
  return lines.join('\n');
}

const labelCells = 12;

/** Chinese characters take two cells. */
function padded(label: string): string {
  const cells = [...label].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
  return label + ' '.repeat(Math.max(0, labelCells - cells));
}

/** What a cluster says may hold what a terminal would obey. */
function printable(text: string): string {
  return text.replace(/[^\n\P{C}]/gu, '\ufffd');
}
