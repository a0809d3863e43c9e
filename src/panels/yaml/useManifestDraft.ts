import { useEffect, useMemo } from 'react';
import { useMachine } from '@xstate/react';
import { fromPromise, type SnapshotFrom } from 'xstate';
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { KubeObject } from '#engine/objects.ts';
import type { Release } from '#engine/versions.ts';
import { printForReading } from '#manifest/printManifests.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { applyText } from './applyText.ts';
import { heldSets } from './clusterObjects.ts';
import { type ClusterState, type Draft, type DraftEvent, draftMachine, type Verdict } from './draftMachine.ts';

export interface ManifestDraft extends Draft {
  readonly isEdited: boolean;
  readonly isApplied: boolean;
  readonly send: (event: DraftEvent) => void;
}

const machine = draftMachine.provide({
  actors: { submitText: fromPromise<Verdict, string>(({ input, signal }) => applyText(input, signal)) },
  actions: { tellFault: (_, { fault }) => reportError(fault) },
});

/** The panel comes and goes with its tab; the text waits here meanwhile, and its comments and edits with it. */
let kept: SnapshotFrom<typeof machine> | undefined;

/** The manifest on the screen: it follows the cluster, and what somebody types into it is never lost. */
export function useManifestDraft(): ManifestDraft {
  const cluster = useClusterState();
  const [snapshot, send, draft] = useMachine(machine, { input: cluster, ...(kept && { snapshot: kept }) });

  // Leaving while a text is on its way to the API server takes the order back, so what is kept is the text before it.
  useEffect(() => {
    const { unsubscribe } = draft.subscribe((next) => {
      if (!next.matches('applying')) kept = draft.getPersistedSnapshot() as SnapshotFrom<typeof machine>;
    });
    return unsubscribe;
  }, [draft]);

  // The cluster is the store's, and the text another actor's.
  useEffect(() => send({ type: 'clusterMoved', cluster }), [send, cluster]);

  return {
    ...snapshot.context,
    isEdited: snapshot.context.text !== snapshot.context.synced,
    isApplied: snapshot.matches({ clean: 'applied' }),
    send,
  };
}

/** What of the cluster matters to the text: the same value as long as a manifest would say the same. */
function useClusterState(): ClusterState {
  const held = useOrdinal(({ frame }) => heldSets(frame.cluster.stored.objects));
  const release = useOrdinal(({ frame }) => frame.cluster.release);
  const setName = useOrdinal((store) => store.setName);
  return useMemo(() => {
    const key = `StatefulSet/${setName}` as const;
    const { objects } = ordinalStore.getState().frame.cluster.stored;
    const shown = held[key] && { key, print: () => printShown(objects, setName, release) };
    return { held, release, shown };
  }, [held, release, setName]);
}

/** The set, and the Service that gives its pods their names. */
function printShown(objects: StoredObjects['objects'], setName: string, release: Release): string {
  const set = objects.statefulsets.find(({ metadata }) => metadata.name === setName);
  const service = objects.services.find(({ metadata }) => metadata.name === set?.spec.serviceName);
  const present: KubeObject[] = [set, service].filter((object) => object !== undefined);
  return printForReading(present, release);
}
