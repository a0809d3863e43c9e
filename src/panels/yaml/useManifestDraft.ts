import { useEffect } from 'react';
import { useMachine } from '@xstate/react';
import { fromPromise, type Snapshot } from 'xstate';
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { KubeObject } from '#engine/objects.ts';
import type { Complaint } from '#manifest/parseManifests.ts';
import { printManifests } from '#manifest/printManifests.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { applyText } from './applyText.ts';
import { draftMachine, type Verdict } from './draftMachine.ts';

export interface ManifestDraft {
  readonly text: string;
  readonly edited: boolean;
  readonly applied: boolean;
  readonly complaint: Complaint | undefined;
  readonly refusal: ApiError | undefined;
  readonly edit: (text: string) => void;
  readonly discard: () => void;
  readonly apply: () => void;
}

const machine = draftMachine.provide({
  actors: { submitText: fromPromise<Verdict, string>(({ input, signal }) => applyText(input, signal)) },
  actions: { tellFault: (_, { fault }) => reportError(fault) },
});

/** The panel comes and goes with its tab; an edited text waits here meanwhile. */
let kept: Snapshot<unknown> | undefined;

/** The manifest on the screen: the cluster's own text until somebody types; a refused text is never lost. */
export function useManifestDraft(): ManifestDraft {
  const shown = useOrdinal(({ frame, setName }) =>
    frame.cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === setName),
  );
  const service = useOrdinal(({ frame }) =>
    frame.cluster.stored.objects.services.find(({ metadata }) => metadata.name === shown?.spec.serviceName),
  );
  const [snapshot, send, draft] = useMachine(machine, { snapshot: kept });

  // Leaving while a text is on its way to the API server takes the order back, so what is kept is the text before it.
  useEffect(() => {
    const { unsubscribe } = draft.subscribe((next) => {
      if (!next.matches('applying')) kept = next.matches('clean') ? undefined : draft.getPersistedSnapshot();
    });
    return unsubscribe;
  }, [draft]);

  const { text, complaint, refusal } = snapshot.context;
  const present: KubeObject[] = [service, shown].filter((object) => object !== undefined);
  return {
    text: text ?? printManifests(present),
    edited: !snapshot.matches('clean'),
    applied: snapshot.matches({ clean: 'applied' }),
    complaint,
    refusal,
    edit: (typed) => send({ type: 'typed', text: typed }),
    discard: () => {
      send({ type: 'discarded' });
      ordinalStore.getState().dismissRefusal();
    },
    apply: () => send({ type: 'apply' }),
  };
}
