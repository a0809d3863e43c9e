/** The addresses and ports that the API server gives to Services (upstream `pkg/registry/core/service/storage/alloc.go`). */
import type { JsonObject } from '../../json.ts';
import type { ApiServer } from '../apiServer.ts';
import { count, parts, text } from '../validation/jsonFields.ts';

const network = '10.96';
const [firstNodePort, nodePorts] = [30_000, 2768];

/** The spec with a cluster address and node ports, where it is to have them and has none. The lowest free ones, so that a replay gives the same. */
export function allocateService(api: ApiServer, spec: JsonObject): JsonObject {
  return withNodePorts(api, withClusterIP(api, spec));
}

function withClusterIP(api: ApiServer, spec: JsonObject): JsonObject {
  if (text(spec, 'type') === 'ExternalName' || text(spec, 'clusterIP') !== '') return spec;
  const taken = new Set([...api.list('services')].map((service) => service.spec.clusterIP));
  for (let host = 10; ; host++) {
    const clusterIP = `${network}.${host >> 8}.${host & 255}`;
    if (!taken.has(clusterIP)) return { ...spec, clusterIP, clusterIPs: [clusterIP] };
  }
}

function withNodePorts(api: ApiServer, spec: JsonObject): JsonObject {
  const type = text(spec, 'type');
  const isOutside = type === 'NodePort' || (type === 'LoadBalancer' && spec['allocateLoadBalancerNodePorts'] !== false);
  if (!isOutside) return spec;
  const taken = new Set(
    [...api.list('services')].flatMap((service) =>
      parts(service.spec as unknown as JsonObject, 'ports').map((port) => count(port, 'nodePort')),
    ),
  );
  const ports = parts(spec, 'ports').map((port) => {
    if (count(port, 'nodePort') !== 0) return port;
    let nodePort = firstNodePort;
    while (taken.has(nodePort) && nodePort < firstNodePort + nodePorts) nodePort += 1;
    taken.add(nodePort);
    return { ...port, nodePort };
  });
  return { ...spec, ports };
}
