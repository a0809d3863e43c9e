import { useMemo } from 'react';
import type { JsonObject } from '#engine/json.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { type KubernetesVersion, kubernetesVersions } from '#engine/versions.ts';
import type { InspectWords } from '#i18n/inspectWords.ts';
import { changedBytes, nearChanges, stretchesBetween } from '#inspect/byteChanges.ts';
import { type Anatomy, anatomyOf } from '#inspect/hashAnatomy.ts';
import { readSet } from '#inspect/trialSet.ts';
import { Bytes } from './Bytes.tsx';

interface Props {
  readonly manifest: JsonObject;
  readonly set: StatefulSet;
  readonly count: number;
  readonly shown: KubernetesVersion;
  readonly words: InspectWords['anatomy'];
}

/** The same manifest under every version: another hash, and which bytes make it one. */
export function VersionHashes({ manifest, set, count, shown, words }: Props) {
  const { versions } = words;
  const made = useMemo(() => anatomies(manifest, set, count), [manifest, set, count]);
  const [first, second] = made;
  if (first === undefined || second === undefined) return null;
  const stretches = stretchesBetween(first.anatomy.data, second.anatomy.data);
  return (
    <section className="version-hashes">
      <h4>{versions.title}</h4>
      <table className="conditions">
        <thead className="unseen">
          <tr>
            <th scope="col">{versions.version}</th>
            <th scope="col">{versions.hash}</th>
          </tr>
        </thead>
        <tbody>
          {made.map(({ version, anatomy }) => (
            <tr key={version} aria-current={version === shown || undefined}>
              <th scope="row">{version}</th>
              <td>
                <code>{anatomy.hash}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{versions.more({ bytes: changedBytes(stretches).gone })}</p>
      <Bytes stretches={nearChanges(stretches, near)} words={words} />
      <p>{versions.upgrade}</p>
    </section>
  );
}

const near = 24;

/** Of every version that can read the manifest. */
function anatomies(
  manifest: JsonObject,
  set: StatefulSet,
  count: number,
): readonly { readonly version: KubernetesVersion; readonly anatomy: Anatomy }[] {
  return kubernetesVersions.flatMap((version) => {
    const trial = readSet(manifest, set, version);
    return 'set' in trial ? [{ version, anatomy: anatomyOf(trial.set, version, count) }] : [];
  });
}
