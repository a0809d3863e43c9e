import { useId, useState } from 'react';
import type { Pod, StatefulSet } from '#engine/objects.ts';
import { controllerOf } from '#engine/statefulset/informers.ts';
import { type Deed, deedLine, isPossible } from '#live/deeds.ts';
import { liveState, useLive } from '#store/live/liveState.ts';
import { change } from '#store/live/watching.ts';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useLiveWords } from './useLiveWords.ts';

/** Changes of the real cluster, behind a switch that names it; each is asked about before it is done. */
export function ChangeCluster() {
  const { change: words } = useLiveWords();
  const cluster = useLive((live) => live.cluster);
  const mayChange = useLive((live) => live.mayChange);
  const setName = useOrdinal((store) => store.setName);
  const { statefulsets, pods } = useCalmFrame().frame.cluster.stored.objects;
  const [asked, setAsked] = useState<Deed>();
  const set = statefulsets.find(({ metadata }) => metadata.name === setName);
  if (typeof cluster !== 'object' || set === undefined) return null;
  const name = `${location.host} (${[cluster.gitVersion, cluster.uid.slice(0, 8)].filter((part) => part !== '').join(', ')})`;
  return (
    <section className="live-part">
      <h3>{words.title}</h3>
      <label className="live-switch">
        <input
          type="checkbox"
          role="switch"
          checked={mayChange}
          aria-checked={mayChange}
          onChange={(event) => {
            setAsked(undefined);
            liveState.setState({ mayChange: event.target.checked });
          }}
        />
        {words.allow(name)}
      </label>
      <p className="dialog-note">{words.about}</p>
      {mayChange && asked === undefined && <Deeds set={set} pods={podsOf(set, pods)} onAsk={setAsked} />}
      {mayChange && asked !== undefined && (
        <Question deed={asked} cluster={name} onAnswered={() => setAsked(undefined)} />
      )}
      <Said />
    </section>
  );
}

function podsOf(set: StatefulSet, pods: readonly Pod[]): readonly Pod[] {
  return pods.filter((pod) => controllerOf(pod)?.uid === set.metadata.uid);
}

interface QuestionProps {
  readonly deed: Deed;
  readonly cluster: string;
  readonly onAnswered: () => void;
}

function Question({ deed, cluster, onAnswered }: QuestionProps) {
  const { change: words } = useLiveWords();
  const namespace = useLive((live) => live.namespace) ?? '';
  return (
    <div role="alertdialog" aria-label={words.ask(cluster)} className="live-question">
      <p>{words.ask(cluster)}</p>
      <code className="dialog-command">
        kubectl -n {namespace} {deedLine(deed)}
      </code>
      <div className="dialog-actions">
        <button
          type="button"
          className="control button primary"
          disabled={!isPossible(namespace, deed)}
          onClick={() => {
            void change(deed);
            onAnswered();
          }}
        >
          {words.yes}
        </button>
        <button type="button" className="control button" onClick={onAnswered}>
          {words.no}
        </button>
      </div>
    </div>
  );
}

function Said() {
  const { change: words } = useLiveWords();
  const said = useLive((live) => live.said);
  const { line, failure } = said ?? {};
  const text =
    line === undefined
      ? ''
      : failure === undefined
        ? words.done(line)
        : failure.message === ''
          ? words.failed
          : words.refused(failure.message);
  return (
    <p role="status" className="dialog-note">
      {text}
    </p>
  );
}

interface DeedsProps {
  readonly set: StatefulSet;
  readonly pods: readonly Pod[];
  readonly onAsk: (deed: Deed) => void;
}

/** What can be asked for; nothing of it happens here. */
function Deeds({ set, pods, onAsk }: DeedsProps) {
  const { change: words } = useLiveWords();
  const { name } = set.metadata;
  const [container] = set.spec.template.spec.containers;
  return (
    <div className="live-deeds">
      <Ask
        label={words.replicas}
        button={words.scale}
        type="number"
        value={String(set.spec.replicas)}
        onAsk={(value) => onAsk({ type: 'scale', set: name, replicas: Number(value) })}
      />
      <Ask
        label={words.partition}
        button={words.setPartition}
        type="number"
        value={String(set.spec.updateStrategy.rollingUpdate?.partition ?? 0)}
        onAsk={(value) => onAsk({ type: 'partition', set: name, partition: Number(value) })}
      />
      {container !== undefined && (
        <Ask
          label={words.image(container.name)}
          button={words.setImage}
          type="text"
          value={container.image ?? ''}
          onAsk={(image) => onAsk({ type: 'setImage', set: name, container: container.name, image })}
        />
      )}
      {pods[0] !== undefined && (
        <Ask
          label={words.pod}
          button={words.deletePod}
          choices={pods.map(({ metadata }) => metadata.name)}
          value={pods[0].metadata.name}
          onAsk={(pod) => onAsk({ type: 'deletePod', pod })}
        />
      )}
    </div>
  );
}

interface AskProps {
  readonly label: string;
  readonly button: string;
  readonly value: string;
  readonly type?: 'number' | 'text';
  readonly choices?: readonly string[];
  readonly onAsk: (value: string) => void;
}

/** A field that begins with what is, and keeps what somebody has typed. */
function Ask({ label, button, value, type = 'text', choices, onAsk }: AskProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const given = typed ?? value;
  const field = { id, className: 'control', value: given };
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {choices === undefined ? (
        <input
          {...field}
          type={type}
          min={0}
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value.trim())}
        />
      ) : (
        <select {...field} onChange={(event) => setTyped(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      )}
      <button type="button" className="control button" disabled={given === ''} onClick={() => onAsk(given)}>
        {button}
      </button>
    </>
  );
}
