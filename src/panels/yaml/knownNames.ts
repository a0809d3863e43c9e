import type { Words } from '#i18n/words.ts';
import { isObject, valueAt } from '#manifest/changes.ts';
import type { KnownNames } from '#manifest/proposals.ts';
import { readText } from '#manifest/readText.ts';
import { ordinalStore } from '#store/ordinalStore.ts';

/** What completion may propose beside the schema: the images of the lecture, what the cluster has, the volumes that a text names. */
export function knownNames(text: string, { controls }: Words): KnownNames {
  const { objects } = ordinalStore.getState().frame.cluster.stored;
  const used = objects.pods.flatMap(({ spec }) => spec.containers.map(({ image }) => image ?? ''));
  return {
    images: unique([...Object.keys(controls.images), ...used]),
    storageClasses: unique(objects.storageclasses.map(({ metadata }) => metadata.name)),
    services: unique(objects.services.map(({ metadata }) => metadata.name)),
    volumes: unique(volumesIn(text)),
  };
}

/** While the text cannot be read, only those of the documents before the mistake. */
function volumesIn(text: string): string[] {
  return readText(text).documents.flatMap(({ manifest }) => {
    const claims = asList(valueAt(manifest, ['spec', 'volumeClaimTemplates'])).map((claim) =>
      isObject(claim) ? valueAt(claim, ['metadata', 'name']) : undefined,
    );
    const volumes = asList(valueAt(manifest, ['spec', 'template', 'spec', 'volumes'])).map((volume) =>
      isObject(volume) ? volume['name'] : undefined,
    );
    return [...claims, ...volumes].filter((name) => typeof name === 'string');
  });
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== '');
}
