import { describe, expect, it } from 'vitest';
import { clusterOf, kubectl, lines, now, objects } from './kit.ts';

function event(name: string, about: { readonly kind: string; readonly name: string }, more: object) {
  return {
    metadata: {
      name,
      namespace: 'default',
      uid: name,
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:09:00Z',
    },
    type: 'Normal',
    reason: 'SuccessfulCreate',
    message: `about ${about.name}`,
    count: 1,
    source: { component: 'statefulset-controller' },
    involvedObject: { namespace: 'default', uid: about.name, ...about },
    ...more,
  };
}

const set = { kind: 'StatefulSet', name: 'web' };
const pod = { kind: 'Pod', name: 'web-0' };
const [early, late] = ['2026-01-01T00:08:00Z', '2026-01-01T00:09:50Z'];

const happened = {
  ...objects,
  events: [
    event('a', set, { count: 3, firstTimestamp: early, lastTimestamp: late }),
    event('b', pod, { type: 'Warning', reason: 'Unhealthy', firstTimestamp: early, lastTimestamp: early }),
  ],
};

describe('kubectl events', () => {
  it('tells what has happened, the latest last', () => {
    expect(kubectl('events', clusterOf(happened)).stdout).toBe(
      lines(
        'LAST SEEN          TYPE      REASON             OBJECT            MESSAGE',
        '2m                 Warning   Unhealthy          Pod/web-0         about web-0',
        '10s (x3 over 2m)   Normal    SuccessfulCreate   StatefulSet/web   about web',
      ),
    );
  });

  it('chooses by object and by type', () => {
    expect(kubectl('events --for pod/web-0 --no-headers', clusterOf(happened)).stdout).toMatch(/^2m +Warning.*\n$/);
    expect(kubectl('events --for sts/web -o jsonpath={.items[*].metadata.name}', clusterOf(happened)).stdout).toBe('a');
    expect(kubectl('events --types=normal -A', clusterOf(happened)).stdout).toMatch(/^NAMESPACE.*\ndefault +10s.*\n$/);
    expect(kubectl('events --types=Bad', clusterOf(happened)).stderr).toBe(
      'error: valid --types are Normal or Warning\n',
    );
    expect(kubectl('events --for web', clusterOf(happened)).stderr).toBe(
      'error: --for must be in resource/name form\n',
    );
  });

  it('says that there are none', () => {
    expect(kubectl('events')).toMatchObject({ stderr: 'No events found in default namespace.\n', exit: 0 });
  });

  it('goes on with a watch, and tells of an event again when it is counted again', () => {
    const cluster = clusterOf(happened);
    const { command } = kubectl('events --watch --for pod/web-0', cluster);
    const patch = { count: 2, lastTimestamp: '2026-01-01T00:10:00Z' };
    cluster.submit({ type: 'patch', resource: 'events', name: 'b', patchType: 'merge', patch });
    command.resume(cluster.at(now));
    expect(command.chunks.map(({ text }) => text.split(/ {3,}/)[0])).toEqual(['LAST SEEN', '0s (x2 over 2m)']);
    expect(command.exit).toBeUndefined();
  });
});
