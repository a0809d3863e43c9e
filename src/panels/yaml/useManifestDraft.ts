import { useState } from 'react';
import type { KubeObject } from '#engine/objects.ts';
import { type Complaint, parseManifests } from '#manifest/parseManifests.ts';
import { printManifests } from '#manifest/printManifests.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';

export interface ManifestDraft {
  readonly text: string;
  readonly edited: boolean;
  readonly complaint: Complaint | undefined;
  readonly edit: (text: string) => void;
  readonly discard: () => void;
  /** True when everything was applied. */
  readonly apply: () => boolean;
}

/** The manifest on the screen: the cluster's own text until somebody types; a refused text is never lost. */
export function useManifestDraft(): ManifestDraft {
  const shown = useOrdinal(({ frame, setName }) => frame.cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === setName));
  const service = useOrdinal(({ frame }) =>
    frame.cluster.stored.objects.services.find(({ metadata }) => metadata.name === shown?.spec.serviceName),
  );
  const [draft, setDraft] = useState<string>();
  const [complaint, setComplaint] = useState<Complaint>();
  const present: KubeObject[] = [service, shown].filter((object) => object !== undefined);
  const text = draft ?? printManifests(present);
  const discard = () => {
    setDraft(undefined);
    setComplaint(undefined);
    ordinalStore.getState().dismissRefusal();
  };
  const apply = () => {
    const parsed = parseManifests(text);
    setComplaint('complaint' in parsed ? parsed.complaint : undefined);
    if ('complaint' in parsed) return false;
    const { submit } = ordinalStore.getState();
    const refused = parsed.manifests.some((manifest) => submit({ type: 'apply', manifest }, 'yaml') !== undefined);
    if (!refused) setDraft(undefined);
    return !refused;
  };
  return { text, edited: draft !== undefined, complaint, edit: setDraft, discard, apply };
}
