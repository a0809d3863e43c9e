/** What is wrong with a text, as it is told: where, in whose words, and what can be done about it. */
import type { Request } from '#engine/simulation/scenario.ts';
import type { ManifestWords } from '#i18n/manifestWords.ts';
import type { Words } from '#i18n/words.ts';
import { isObject, mergePatchBetween, valueAt } from '#manifest/changes.ts';
import type { Problem } from '#manifest/checkManifest.ts';
import { fieldPathText, type Range } from '#manifest/fieldPaths.ts';
import type { RefusedField } from '#manifest/refusalPlaces.ts';
import { ruleOf } from '#manifest/refusalRules.ts';
import { keyOf } from '#manifest/serverForm.ts';
import { writeChanges } from '#manifest/writeField.ts';
import { complaintText } from './complaintText.ts';
import type { JudgedDocument, Review } from './review.ts';
import { shortValue } from './shortValue.ts';
import { typeText } from './typeText.ts';

export interface Finding extends Range {
  readonly severity: 'error' | 'warning';
  /** In the reader's language. */
  readonly what: string;
  readonly wayOut: string | undefined;
  /** The API server's own words; undefined for what it has not been asked. */
  readonly server: string | undefined;
  readonly fixes: readonly Fix[];
}

/** A way out that is one click away: another text, or a request. */
export interface Fix {
  readonly label: string;
  readonly rewrite?: (text: string) => string;
  readonly request?: Request;
}

/** The most that are told; a text may have hundreds. */
const maxFindings = 50;

/** All findings about a text, in its order. */
export function findingsOf(review: Review, words: ManifestWords, page: Words): Finding[] {
  const { read, documents } = review;
  const found = documents.flatMap((document, index) => findingsIn(review, document, index, words));
  if (read.complaint !== undefined) {
    const place = read.at ?? { from: 0, to: 0 };
    const what = complaintText(read.complaint, words, page.yaml);
    found.push({ ...place, severity: 'error', what, wayOut: undefined, server: undefined, fixes: [] });
  }
  return found.toSorted((a, b) => a.from - b.from).slice(0, maxFindings);
}

/** Where the first mistake is that keeps a text from being applied; undefined when there is none. */
export function firstPlaceOf({ read, documents }: Review): number | undefined {
  const places = documents.flatMap(({ refused, problems }) => [...refused, ...problems].map(({ from }) => from));
  const all = read.complaint === undefined ? places : [...places, read.at?.from ?? 0];
  return all.length === 0 ? undefined : Math.min(...all);
}

function findingsIn(review: Review, document: JudgedDocument, index: number, words: ManifestWords): Finding[] {
  const { problems, refused, state, kind } = document;
  const { problems: told } = words.editor;
  if (state === 'unknownKind') return [aboutKind(document, told.unknownKind(kind))];
  // What the server says of a place is told once, in its words too.
  const own = problems.filter((problem) => !refused.some(({ path }) => fieldPathText(path) === problem.field));
  return [
    ...own.map((problem) => ofProblem(problem, words)),
    ...refused.map((field) => ofRefusal(review, document, index, field, words)),
  ];
}

function aboutKind({ document }: JudgedDocument, what: string): Finding {
  const [from = 0, to = from] = document.root.range ?? [];
  return { from, to: Math.min(to, from + 1), severity: 'error', what, wayOut: undefined, server: undefined, fixes: [] };
}

function ofProblem(problem: Problem, words: ManifestWords): Finding {
  const { from, to, code, fix } = problem;
  return {
    from,
    to,
    severity: code === 'repeated' ? 'warning' : 'error',
    what: problemText(problem, words),
    wayOut: undefined,
    server: undefined,
    fixes: fixesOf(from, to, fix, words),
  };
}

function problemText({ code, field, wanted, fix }: Problem, words: ManifestWords): string {
  const { problems, sentences } = words.editor;
  const name = field.slice(field.lastIndexOf('.') + 1);
  switch (code) {
    case 'noKind':
      return problems.noKind;
    case 'otherApiVersion':
      return problems.otherApiVersion(wanted[0] ?? '');
    case 'unknownField':
      return sentences([problems.unknownField(name), ...(fix === undefined ? [] : [problems.meant(fix)])]);
    case 'wrongType':
      return problems.wrongType(typeText(wanted[0] ?? '', words));
    case 'notOneOf':
      return problems.notOneOf(wanted);
    case 'missing':
      return problems.missing(wanted);
    case 'repeated':
      return problems.repeated(name);
  }
}

function fixesOf(from: number, to: number, fix: string | undefined, { editor }: ManifestWords): Fix[] {
  if (fix === undefined) return [];
  return [{ label: editor.fixes.write(fix), rewrite: (text) => `${text.slice(0, from)}${fix}${text.slice(to)}` }];
}

function ofRefusal(
  review: Review,
  document: JudgedDocument,
  index: number,
  refused: RefusedField,
  words: ManifestWords,
): Finding {
  const rule = ruleOf(refused);
  const { why, wayOut } = words.refusals[rule];
  const problem = document.problems.find(({ field }) => field === fieldPathText(refused.path));
  const { from, to, message } = refused;
  const known = problem === undefined ? [] : fixesOf(problem.from, problem.to, problem.fix, words);
  const fixes = rule === 'immutable' ? waysRound(review, document, index, refused, words) : known;
  const what = problem === undefined ? why : problemText(problem, words);
  // A way out that can be clicked need not be told.
  return { from, to, severity: 'error', what, wayOut: fixes.length > 0 ? undefined : wayOut, server: message, fixes };
}

/** The old value again, or another set of the same name. */
function waysRound(
  review: Review,
  { document, refused, name }: JudgedDocument,
  index: number,
  { path }: RefusedField,
  { editor: { fixes } }: ManifestWords,
): Fix[] {
  const { manifest } = document;
  const stored = review.held[keyOf(manifest) ?? 'x/x'];
  const [first, field] = path;
  if (stored === undefined || field === undefined || first === undefined) return [];
  const whole = [first, field];
  const before = valueAt(stored, whole);
  const isShort = before !== undefined && !isObject(before) && !Array.isArray(before);
  const putBack: Fix = {
    label: isShort ? fixes.putBack(shortValue(before)) : fixes.putFieldBack,
    rewrite: (text) => writeChanges(text, index, [{ path: whole, before: undefined, after: before }]),
  };
  const [old, next] = [stored['spec'], manifest['spec']];
  if (!isObject(old) || !isObject(next) || refused.some((other) => ruleOf(other) !== 'immutable')) return [putBack];
  const recreate = (label: string, keepPods: boolean): Fix => ({
    label,
    request: { type: 'recreateSet', name, keepPods, spec: mergePatchBetween(old, next) },
  });
  return [putBack, recreate(fixes.recreateKeeping, true), recreate(fixes.recreateAnew, false)];
}
