import { useMemo, useState } from 'react';
import type { Frame } from '#engine/simulation/frames.ts';
import type { InspectWords } from '#i18n/inspectWords.ts';
import { answerChanges, type EndpointSeen, type NameAnswered, serviceIn } from '#inspect/serviceHistory.ts';
import { shownRun } from '#store/shownRun.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useInspectWords } from '../../useInspectWords.ts';
import { PodLink } from '../objects/Owners.tsx';
import { setIn } from '../../controls/useShownSet.ts';
import { WhyNot } from '../WhyNot.tsx';
import { AnswerChanges } from './AnswerChanges.tsx';

interface Props {
  readonly name: string;
  readonly frame: Frame;
}

/** So many changes are looked for at first, and so many more each time. */
const readAtOnce = 60;

/** A Service: the addresses it has, what DNS answers now, and how that changed. */
export function ServiceView({ name, frame }: Props) {
  const words = useInspectWords();
  const set = setIn(
    frame,
    useOrdinal((store) => store.setName),
  );
  const [most, setMost] = useState(readAtOnce);
  const seen = useMemo(() => serviceIn(frame, name), [frame, name]);
  const changes = useMemo(() => answerChanges(shownRun(), name, frame.step, most), [name, frame, most]);
  return (
    <>
      {set?.spec.serviceName === name && <WhyNot set={set} about="names" />}
      {seen === undefined ? (
        <p>{words.gone({ name })}</p>
      ) : (
        <>
          <Endpoints endpoints={seen.endpoints} words={words.service} />
          <Names names={seen.names} words={words.service} />
        </>
      )}
      <AnswerChanges changes={changes} shown={frame.step} words={words.service} />
      {changes.length >= most && (
        <button type="button" className="control button" onClick={() => setMost(most + readAtOnce)}>
          {words.life.earlier}
        </button>
      )}
    </>
  );
}

/** As many as a reader takes in; kubectl has them all. */
const mostRows = 60;

interface EndpointsProps {
  readonly endpoints: readonly EndpointSeen[];
  readonly words: InspectWords['service'];
}

function Endpoints({ endpoints, words }: EndpointsProps) {
  return (
    <section>
      <h3>{words.endpoints}</h3>
      {endpoints.length === 0 && <p>{words.noEndpoints}</p>}
      <table className="conditions">
        <tbody>
          {endpoints.slice(0, mostRows).map(({ pod, address, state, found }) => (
            <tr key={pod}>
              <th scope="row">
                <PodLink pod={pod} />
              </th>
              <td>{words.states[state]}</td>
              <td>
                <code>{address}</code> {found ? '' : words.withheld}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {endpoints.length > mostRows && <p>{words.more({ more: endpoints.length - mostRows })}</p>}
    </section>
  );
}

interface NamesProps {
  readonly names: readonly NameAnswered[];
  readonly words: InspectWords['service'];
}

function Names({ names, words }: NamesProps) {
  return (
    <section>
      <h3>{words.now}</h3>
      <dl className="dns-names">
        {names.slice(0, mostRows).map(({ name, code, addresses, isRemembered }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {code === 'NOERROR' ? addresses.join(', ') : code} {isRemembered && words.remembered}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
