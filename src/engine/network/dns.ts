/** What the cluster's DNS answers, and for how long it remembers that there is no such name (CoreDNS, plug-in `cache`). */
import { type DnsRecord, type NamedObjects, recordsOf, zone } from './dnsRecords.ts';

/** As `cache 30` in the Corefile of new clusters says. */
export const missingMs = 30_000;
/** Of the records themselves, in seconds. */
export const recordTtl = 5;

/** A question, as `A web-0.nginx.default.svc.cluster.local`, and until when it is answered with no, in milliseconds since 1970. */
export type MissingNames = Readonly<Record<string, number>>;

export interface DnsAnswer {
  /** `SERVFAIL` for names of the world outside: there is no way to it. */
  readonly code: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL';
  readonly records: readonly DnsRecord[];
  /** Nobody looked: an earlier answer was remembered. */
  readonly isRemembered: boolean;
}

export function questionOf(name: string, type: string): string {
  return `${type} ${name}`;
}

export function nameIn(question: string): string {
  return question.slice(question.indexOf(' ') + 1);
}

/** The answer to a question at a moment. `name`: in full, without the dot at the end. */
export function answerTo(
  objects: NamedObjects,
  missing: MissingNames,
  name: string,
  type: string,
  atMs: number,
): DnsAnswer {
  const lower = name.toLowerCase();
  const question = questionOf(lower, type);
  if (Object.hasOwn(missing, question) && (missing[question] ?? 0) > atMs) {
    return { code: 'NXDOMAIN', records: [], isRemembered: true };
  }
  const isOutside = !isOfCluster(lower);
  if (isOutside && outside.test(lower)) return { code: 'SERVFAIL', records: [], isRemembered: false };
  const records = isOutside ? undefined : recordsOf(objects, lower, type);
  if (records === undefined) return { code: 'NXDOMAIN', records: [], isRemembered: false };
  return { code: 'NOERROR', records, isRemembered: false };
}

/** What is remembered after these questions were asked: of each that there is nothing to, that there is nothing. */
export function rememberMissing(
  objects: NamedObjects,
  missing: MissingNames,
  questions: readonly string[],
  atMs: number,
): MissingNames {
  const left = Object.entries(missing).filter(([, untilMs]) => untilMs > atMs);
  const added = questions.flatMap((question): [string, number][] => {
    const [type = 'A', name = ''] = question.split(' ');
    const { code, isRemembered } = answerTo(objects, missing, name, type, atMs);
    return code === 'NXDOMAIN' && !isRemembered && isOfCluster(name)
      ? [[questionOf(name.toLowerCase(), type), atMs + missingMs]]
      : [];
  });
  return Object.fromEntries([...left, ...added]);
}

/** Names that somebody out there may have; any other is none at all. */
const outside = /\.(com|org|net|io|dev|cn|de|eu|app|cloud|info|edu|gov)$/;

/** Whether the cluster's own DNS is the one to know. */
export function isOfCluster(name: string): boolean {
  return name === zone || name.endsWith(`.${zone}`) || name.endsWith('.in-addr.arpa');
}
