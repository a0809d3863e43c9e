import { useWords } from '#store/useWords.ts';
import { Facts } from './Facts.tsx';
import type { LaneFacts } from './laneFacts.ts';

/** Kubernetes gives a pod its ordinal as a label, too. */
const podIndexLabel = 'apps.kubernetes.io/pod-index';

/** What stays, whichever pod is in the lane. */
export function IdentitySection({ lane }: { readonly lane: LaneFacts }) {
  const { identity } = useWords().inspector;
  const { name, dnsName, ordinal, index, set, pod } = lane;
  const label = pod?.metadata.labels?.[podIndexLabel];
  const partition = set.spec.updateStrategy.rollingUpdate?.partition ?? 0;
  return (
    <section>
      <h3>
        {identity.title} <small>{identity.note}</small>
      </h3>
      <Facts
        facts={[
          { name: identity.ordinal, value: ordinal },
          { name: identity.index, value: partition > 0 ? `${index} · ${identity.indexNote({ partition })}` : index },
          { name: identity.hostname, value: <code>{name}</code> },
          ...(label === undefined
            ? []
            : [
                {
                  name: identity.label,
                  value: (
                    <code>
                      {podIndexLabel}: {label}
                    </code>
                  ),
                },
              ]),
          { name: identity.dns, value: dnsName === '' ? identity.noService : <code>{dnsName}</code> },
        ]}
      />
    </section>
  );
}
