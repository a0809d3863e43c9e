import { ordinalStore } from '#store/ordinalStore.ts';
import type { Finding, Fix } from './findings.ts';
import { useManifestWords } from './useManifestWords.ts';

/** So many are told at length. */
const most = 5;

interface Props {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly isStale: boolean;
  readonly onPlace: (offset: number) => void;
  readonly onRewrite: (text: string) => void;
}

/** What is wrong: where, why, what the API server says to it, and what can be done. */
export function FindingList({ text, findings, isStale, onPlace, onRewrite }: Props) {
  const { problems, sentences } = useManifestWords().editor;
  const act = ({ rewrite, request }: Fix) => {
    if (rewrite !== undefined) onRewrite(rewrite(text));
    if (request !== undefined) ordinalStore.getState().submit(request, 'yaml');
  };
  return (
    <section className="findings" aria-label={problems.title(findings.length)}>
      <h3>{problems.title(findings.length)}</h3>
      <ul>
        {findings.slice(0, most).map((finding) => (
          <li key={`${finding.from}:${finding.server ?? finding.what}`} data-severity={finding.severity}>
            <p>
              <button type="button" className="link-button" onClick={() => onPlace(finding.from)}>
                {problems.toLine(lineOf(text, finding.from))}
              </button>{' '}
              {sentences(finding.wayOut === undefined ? [finding.what] : [finding.what, finding.wayOut])}
            </p>
            {finding.server !== undefined && (
              <p className="server-words">
                {problems.serverSays} <q lang="en">{finding.server}</q>
              </p>
            )}
            {finding.fixes.length > 0 && (
              <p className="fixes">
                {finding.fixes.map((fix) => (
                  <button
                    key={fix.label}
                    type="button"
                    className="control button"
                    disabled={isStale}
                    onClick={() => act(fix)}
                  >
                    {fix.label}
                  </button>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
      {findings.length > most && <p>{problems.more(findings.length - most)}</p>}
    </section>
  );
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
