import { type Conversion, toStatefulSet } from '#manifest/toStatefulSet.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import type { Review } from './review.ts';

export interface OfferedConversion {
  readonly key: string;
  readonly conversion: Conversion;
  /** The whole text with the converted document in its place. */
  readonly text: string;
}

/** The documents of a text that could be StatefulSets. What already lives in the cluster as it is, is what its author wanted. */
export function conversionsOf({ text, documents }: Review): OfferedConversion[] {
  const { services } = ordinalStore.getState().frame.cluster.stored.objects;
  const written = documents.filter(({ kind }) => kind === 'Service').map(({ name }) => name);
  const known = new Set([...services.map(({ metadata }) => metadata.name), ...written]);
  return documents.flatMap(({ document, state, kind, name }) => {
    const conversion = state === 'same' ? undefined : toStatefulSet(text, document, known);
    if (conversion === undefined) return [];
    const { from, to } = document;
    return [{ key: `${kind}/${name}`, conversion, text: text.slice(0, from) + conversion.text + text.slice(to) }];
  });
}
