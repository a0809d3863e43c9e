/**
 * `npm run explain -- FILE...` tells of each StatefulSet in what kubectl printed what its controller does next, or what it waits for,
 * and how to get it out. Exit code: 0 nothing is stuck, 1 something is stuck, fails or cannot be told, 2 there is nothing to tell of.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { diagnose, type Diagnosis } from '../src/diagnose/diagnose.ts';
import { tellComplaint } from '../src/diagnose/tellComplaint.ts';
import { versionOf } from '../src/diagnose/versionOf.ts';
import type { JsonObject } from '../src/engine/json.ts';
import { releaseOf } from '../src/engine/versions.ts';
import { type DiagnosisWords, diagnosisWordsFor, loadDiagnosisWords } from '../src/i18n/diagnosisWords.ts';
import { readKubectlText } from '../src/share/kubectlText/readKubectlText.ts';
import { type ExplainOptions, help, readOptions } from './explain/options.ts';
import { asJson, asText } from './explain/print.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args, Date.now());
  if ('wrong' in options) return refuse(`${options.wrong}\n\n${help}`);
  if (options.help) {
    console.log(help);
    return 0;
  }
  await loadDiagnosisWords(options.language);
  const words = diagnosisWordsFor(options.language);
  const objects: JsonObject[] = [];
  for (const file of options.files) {
    const text = textOf(file);
    if (text === undefined) return refuse(`There is no file ${file}.`);
    const read = readKubectlText(text);
    if ('complaint' in read) return refuse(tellComplaint(read.complaint, words, file === '-' ? undefined : file));
    for (const object of read.objects) objects.push(object);
  }
  return report(objects, options, words);
}

function report(objects: readonly JsonObject[], options: ExplainOptions, words: DiagnosisWords): number {
  const { nowMs, setName, isJson, version = versionOf(objects) } = options;
  const diagnosed = diagnose(objects, { release: releaseOf(version), nowMs });
  const { diagnoses } = diagnosed;
  if (diagnoses.length === 0) return refuse(words.report.noSet());
  const chosen = setName === undefined ? diagnoses : diagnoses.filter((diagnosis) => isCalled(diagnosis, setName));
  if (setName !== undefined && chosen.length === 0) {
    const sets = diagnoses.map(({ namespace, set }) => `${namespace}/${set.metadata.name}`).join(', ');
    return refuse(words.report.noSuchSet({ name: setName, sets }));
  }
  console.log(isJson ? asJson(chosen) : asText(chosen, diagnosed, words, version));
  return chosen.some(({ state }) => state === 'stuck' || state === 'fails' || state === 'unknown') ? 1 : 0;
}

/** `web` or `namespace/web`. */
function isCalled({ namespace, set }: Diagnosis, name: string): boolean {
  return set.metadata.name === name || `${namespace}/${set.metadata.name}` === name;
}

function textOf(file: string): string | undefined {
  if (file === '-') return readFileSync(0, 'utf8');
  // npm runs its scripts in the project's folder; a path given from another folder counts from there.
  const asked = resolve(process.env['INIT_CWD'] ?? '.', file);
  const path = existsSync(asked) ? asked : resolve(file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
