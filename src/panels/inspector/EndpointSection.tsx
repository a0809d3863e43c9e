import { useWords } from '#store/useWords.ts';
import type { LaneFacts } from './laneFacts.ts';
import { ObjectLink } from './objects/ObjectLink.tsx';

/** Whether the name leads to the pod, and why not. */
export function EndpointSection({ lane: { endpoint, pod, set } }: { readonly lane: LaneFacts }) {
  const words = useWords().inspector.endpoint;
  const isPodReady = pod?.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;
  const text = () => {
    if (endpoint === undefined) return words.none;
    if (endpoint.conditions.ready) return isPodReady ? words.ready : words.published;
    return endpoint.conditions.terminating ? words.leaving : words.withheld;
  };
  return (
    <section>
      <h3>{words.title}</h3>
      <p>{text()}</p>
      {set.spec.serviceName !== undefined && set.spec.serviceName !== '' && (
        <ObjectLink resource="services" name={set.spec.serviceName}>
          {words.service({ service: set.spec.serviceName })}
        </ObjectLink>
      )}
    </section>
  );
}
