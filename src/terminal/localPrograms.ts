/** `curl` and `wget` on the person's own computer: they reach what `kubectl port-forward` leads to, and nothing else. */
import { curlPrograms, partsOf } from '#kubectl/inside/curl.ts';
import { get } from '#kubectl/inside/webServers.ts';
import { textAt } from '#kubectl/objectFields.ts';
import { type KubectlWorld, objectNamed } from '#kubectl/world.ts';
import { complain, type Program } from '#shell/program.ts';

export function localPrograms(world: KubectlWorld): readonly Program[] {
  return curlPrograms((url) => {
    const { host, port, path } = partsOf(url);
    const forward = world.localPorts?.connect(port);
    if (forward === undefined) return { problem: 'refused', host, port };
    const pod = objectNamed(world, 'pods', forward.namespace, forward.podName);
    const answer = get(world, textAt(pod, 'status', 'podIP'), forward.port, path, 0);
    return typeof answer === 'string' ? { problem: 'refused', host, port } : { answer };
  }).map((program) => ({
    ...program,
    run(call) {
      const urls = call.args.filter((arg) => !arg.startsWith('-'));
      const isLocal = urls.some((url) => ['localhost', '127.0.0.1'].includes(partsOf(url).host));
      if (isLocal) return program.run(call);
      const instead = `try \`kubectl exec POD -- ${call.name} …\`, or \`kubectl port-forward\` and localhost`;
      return complain(call, `this terminal is outside of the cluster's network: ${instead}`, 6);
    },
  }));
}
