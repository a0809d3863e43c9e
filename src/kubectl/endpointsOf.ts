/** The old Endpoints objects, made from the slices that replaced them, as the endpoints controller would make them. */
import type { Endpoint, EndpointSlice, Service } from '#engine/objects.ts';
import type { ApiObject } from './world.ts';

/** One for every Service that has a slice, with its name and age; the ready addresses sorted as texts. */
export function endpointsOf(services: readonly Service[], slices: readonly EndpointSlice[]): readonly ApiObject[] {
  return services.flatMap(({ metadata }) => {
    const own = slices.filter((slice) => slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name);
    if (own.length === 0) return [];
    const { name, namespace, labels, creationTimestamp } = metadata;
    const { uid, resourceVersion } = own[0]?.metadata ?? metadata;
    const subsets = own.flatMap((slice) => subsetOf(slice));
    return [
      {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: {
          name,
          ...(namespace !== undefined && { namespace }),
          uid,
          resourceVersion,
          creationTimestamp,
          ...(labels && { labels }),
        },
        ...(subsets.length > 0 && { subsets }),
      },
    ];
  });
}

/** A slice without any holds `null`. */
function subsetOf(slice: EndpointSlice): readonly object[] {
  const [endpoints, ports] = [slice.endpoints ?? [], slice.ports ?? []];
  const ready = addressesOf(endpoints.filter(({ conditions }) => conditions.ready !== false));
  const notReady = addressesOf(endpoints.filter(({ conditions }) => conditions.ready === false));
  if (ready.length + notReady.length === 0) return [];
  return [
    {
      ...(ready.length > 0 && { addresses: ready }),
      ...(notReady.length > 0 && { notReadyAddresses: notReady }),
      ...(ports.length > 0 && { ports }),
    },
  ];
}

function addressesOf(endpoints: readonly Endpoint[]): readonly object[] {
  return endpoints
    .flatMap(({ addresses, hostname, nodeName, targetRef }) =>
      addresses.map((ip) => ({ ip, ...(hostname !== undefined && { hostname }), nodeName, targetRef })),
    )
    .sort((one, other) => (one.ip < other.ip ? -1 : Number(one.ip > other.ip)));
}
