import { kubernetesVersions } from '#engine/versions.ts';
import { Select } from '#panels/common/Select.tsx';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';

/** Which release of Kubernetes is simulated. */
export function VersionMenu() {
  const { version: words } = useWords().shell;
  const version = useOrdinal((store) => store.version);
  const setVersion = useOrdinal((store) => store.setVersion);
  const choices = kubernetesVersions.map((choice) => ({
    value: choice,
    label: words.name(choice),
    note: words.notes[choice],
  }));
  return (
    <div className="version-menu">
      <span id="version-label" className="unseen">
        {words.label}
      </span>
      <span id="version-about" className="unseen">
        {words.startsOver}
      </span>
      <Select
        id="version"
        labelledBy="version-label"
        describedBy="version-about"
        value={version}
        choices={choices}
        onChoose={setVersion}
      >
        <span className="version-long">{words.name(version)}</span>
        <span className="version-short">{words.short(version)}</span>
      </Select>
    </div>
  );
}
