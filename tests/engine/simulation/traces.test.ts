import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Request, TimedRequest } from '#engine/simulation/scenario.ts';
import { placeOf } from '#engine/volumes/filePlaces.ts';
import { decodeLink, encodeLink } from '#share/link.ts';
import { scenarioOf } from '../kit/runs.ts';

const page = '/usr/share/nginx/html/index.html';
const write = (path: string, text: string | null, pod = 'web-0'): Request => ({
  type: 'writeFiles',
  pod,
  container: 'nginx',
  files: { [path]: text },
});

/** The applied set with its claim `www` where nginx looks for its pages. */
function withMount({ request, ...timed }: TimedRequest): TimedRequest {
  const manifest = structuredClone((request as Extract<Request, { type: 'apply' }>).manifest) as unknown as {
    spec: { template: { spec: { containers: [object] } } };
  };
  const { containers } = manifest.spec.template.spec;
  containers[0] = { ...containers[0], volumeMounts: [{ name: 'www', mountPath: '/usr/share/nginx/html' }] };
  return { ...timed, request: { type: 'apply', manifest: manifest as unknown as JsonObject } };
}

/** Two pods with a claim each, running; then what is asked, and time to do it. */
class Story {
  history: History;

  constructor() {
    const scenario = scenarioOf({ replicas: 2 });
    const [service, set] = scenario.requests as readonly [TimedRequest, TimedRequest];
    this.history = new History({ ...scenario, requests: [service, withMount(set)] }, lateParts);
    this.#rest();
  }

  get end(): number {
    return this.history.steps.length;
  }

  ask(request: Request): void {
    this.history = this.history.fork(this.end, request);
    this.#rest();
  }

  refusalOf(request: Request): string | undefined {
    return this.history.refusalOf(this.end, request)?.message;
  }

  /** The text of a file in a pod at a step. */
  text(path: string, { pod = 'web-0', step = this.end } = {}): string | null | undefined {
    const { stored, traces } = this.history.frameAt(step).cluster;
    const { pods, persistentvolumeclaims, persistentvolumes } = stored.objects;
    const found = pods.find(({ metadata }) => metadata.name === pod);
    if (found === undefined) return undefined;
    const place = placeOf(
      {
        claim: (name) => persistentvolumeclaims.find(({ metadata }) => metadata.name === name),
        volume: (name) => persistentvolumes.find(({ metadata }) => metadata.name === name),
      },
      found,
      'nginx',
      path,
    );
    return traces?.contents[place.holder]?.[place.path];
  }

  #rest(): void {
    this.history.extend({ untilMs: (this.history.steps.at(-1)?.atMs ?? 0) + 120_000 });
  }
}

describe('A file that is written in a pod', () => {
  it('is in the volume of its claim, outlives the pod, and is no other pod’s', () => {
    const story = new Story();
    story.ask(write(page, 'web-0\n'));
    story.ask({ type: 'delete', resource: 'pods', name: 'web-0' });
    expect(story.text(page)).toBe('web-0\n');
    expect(story.text(page, { pod: 'web-1' })).toBeUndefined();
  });

  it('goes with its claim', () => {
    const story = new Story();
    story.ask(write(page, 'old\n', 'web-1'));
    story.ask({ type: 'patchSet', name: 'web', spec: { replicas: 1 } });
    story.ask({ type: 'delete', resource: 'persistentvolumeclaims', name: 'www-web-1' });
    story.ask({ type: 'patchSet', name: 'web', spec: { replicas: 2 } });
    expect(story.text(page, { pod: 'web-1' })).toBeUndefined();
    story.ask(write(page, 'x', 'web-0'));
    expect(Object.keys(story.history.frameAt(story.end).cluster.traces?.contents ?? {})).toHaveLength(1);
  });

  it('goes with the container when it is in no volume, and comes not back with the next', () => {
    const story = new Story();
    story.ask(write('/tmp/note', 'x'));
    expect(story.text('/tmp/note')).toBe('x');
    story.ask({ type: 'podFault', name: 'web-0', fault: 'crash' });
    expect(story.text('/tmp/note')).toBeUndefined();
  });

  it('is as it was then at every earlier moment', () => {
    const story = new Story();
    story.ask(write(page, 'one'));
    const between = story.end;
    story.ask(write(page, 'two'));
    expect(story.text(page, { step: between })).toBe('one');
    expect(story.text(page)).toBe('two');
    story.ask(write(page, null));
    expect(story.text(page)).toBeUndefined();
  });

  it('comes with a link, and counts in its mark', () => {
    const story = new Story();
    story.ask(write(page, 'hello'));
    const { cluster } = story.history.frameAt(story.end);
    const view = {
      scenario: story.history.scenario,
      shown: { step: story.end, atMs: cluster.nowMs },
      fingerprint: fingerprintOf(cluster),
    };
    const opened = decodeLink(encodeLink(view));
    if (opened === undefined || !('view' in opened)) throw new Error('The link cannot be read.');
    const again = new History(opened.view.scenario, lateParts);
    again.extend({ maxSteps: story.end });
    expect(fingerprintOf(again.frameAt(story.end).cluster)).toBe(view.fingerprint);
    expect(fingerprintOf({ ...cluster, traces: { contents: {}, missing: {} } })).not.toBe(view.fingerprint);
  });

  it('is refused in a container that does not run, and beyond all bounds', () => {
    const story = new Story();
    expect(story.refusalOf({ ...write(page, ''), container: 'nope' } as Request)).toBe(
      'container nope of the pod does not run',
    );
    expect(story.refusalOf(write(page, '', 'web-7'))).toBe('pods "web-7" not found');
    expect(story.refusalOf(write(page, 'x'.repeat(70_000)))).toBe('pods "web-0" is forbidden: noSpace');
  });
});

describe('A name that somebody asked for too early', () => {
  const question = 'A web-2.nginx.default.svc.cluster.local';
  const missingAt = (story: Story, step = story.end) => story.history.frameAt(step).cluster.traces?.missing;

  it('is remembered as missing for thirty seconds, and then forgotten', () => {
    const story = new Story();
    story.ask({ type: 'lookUp', pod: 'web-0', questions: [question, 'A kubernetes.default.svc.cluster.local'] });
    const step = story.history.marks.at(-1)?.step ?? 0;
    const asked = story.history.frameAt(step).cluster;
    expect(missingAt(story, step)).toEqual({ [question]: asked.wallClockMs + 30_000 });
    const forgotten = story.history.frameAt(story.end);
    expect(forgotten.cause).toEqual({ type: 'namesForgotten', names: ['web-2.nginx.default.svc.cluster.local'] });
    expect(forgotten.cluster.nowMs - asked.nowMs).toBe(30_000);
    expect(missingAt(story)).toEqual({});
  });
});
