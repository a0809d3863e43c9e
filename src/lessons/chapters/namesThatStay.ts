/** Chapter 4: every name of a pod, and four ways in which a name fails to resolve (slides 4, 5 and 19). */
import type { Frame } from '#engine/simulation/frames.ts';
import { all, didRead, inTurn, nowIs } from '../conditions.ts';
import { addressesOf, areReady, claimOf, isReady, isRememberedMissing, podOf } from '../facts.ts';
import { ask, type Chapter, type Condition, typeLine, wait } from '../lesson.ts';
import { predictions } from '../predictions/namesThatStay.ts';
import { answerWith, isSolved, type Puzzle } from '../puzzles.ts';
import { opened, type Trail } from '../trail.ts';

const set = 'web';

/** All names of web-1, typed by the learner. */
const fiveNames: Puzzle = {
  places: ['hostname', 'fqdn', 'claim', 'pod-name', 'pod-index'],
  values: [],
  key(frame): Readonly<Record<string, string>> {
    const pod = podOf(frame, set, 1);
    if (pod === undefined) return {};
    const { labels = {} } = pod.metadata;
    const { hostname = '', subdomain = '' } = pod.spec;
    return {
      hostname,
      fqdn: `${hostname}.${subdomain}.default.svc.cluster.local`,
      claim: claimOf(frame, set, 1)?.metadata.name ?? '',
      'pod-name': labels['statefulset.kubernetes.io/pod-name'] ?? '',
      'pod-index': labels['apps.kubernetes.io/pod-index'] ?? '',
    };
  },
};

const rightNames = {
  hostname: 'web-1',
  fqdn: 'web-1.nginx.default.svc.cluster.local',
  claim: 'www-web-1',
  'pod-name': 'web-1',
  'pod-index': '1',
};

export const namesThatStay: Chapter = {
  id: 'names-that-stay',
  slides: [4, 5, 19],
  start: 'web-and-client',
  steps: [
    {
      id: 'five-names',
      panels: ['inspector', 'names'],
      puzzle: fiveNames,
      done: isSolved('five-names', fiveNames),
      model: answerWith('five-names', rightNames),
      negatives: [
        answerWith('five-names', { ...rightNames, fqdn: 'nginx-1.web.default.svc.cluster.local' }),
        answerWith('five-names', { ...rightNames, 'pod-index': 'web-1' }),
      ],
    },
    {
      id: 'resolve',
      panels: ['terminal', 'names'],
      done: didResolve(1),
      model: [lookUp('web-1.nginx')],
      negatives: [[lookUp('nginx')], [lookUp('web-0.nginx')]],
    },
    {
      id: 'new-ip-same-name',
      panels: ['terminal', 'names'],
      predict: predictions['new-ip-same-name'],
      done: didResolve(1, (frame, trail) => {
        const [before, after] = [podOf(opened(trail), set, 1), podOf(frame, set, 1)];
        return after?.metadata.uid !== before?.metadata.uid && after?.status.podIP !== before?.status.podIP;
      }),
      model: [typeLine('kubectl delete pod web-1'), wait(), lookUp('web-1.nginx')],
      negatives: [
        [lookUp('web-1.nginx'), typeLine('kubectl delete pod web-1'), wait()],
        [typeLine('kubectl delete pod web-1'), wait(), lookUp('web-0.nginx')],
      ],
    },
    {
      id: 'ask-too-early',
      start: 'web-and-client',
      panels: ['terminal', 'names'],
      done: all(
        inTurn(
          (frame) => isRememberedMissing(frame, 'web-3.nginx') && podOf(frame, set, 3) === undefined,
          (frame) => isRememberedMissing(frame, 'web-3.nginx') && isReady(podOf(frame, set, 3)),
        ),
        didResolve(3),
      ),
      model: [
        lookUp('web-3.nginx', 1),
        typeLine('kubectl scale sts web --replicas=4'),
        wait(nowIs((frame) => isReady(podOf(frame, set, 3)))),
        lookUp('web-3.nginx', 1),
        wait(),
        lookUp('web-3.nginx'),
      ],
      negatives: [
        [typeLine('kubectl scale sts web --replicas=4'), wait(), lookUp('web-3.nginx')],
        [
          lookUp('web-3.nginx', 1),
          typeLine('kubectl scale sts web --replicas=4'),
          wait(nowIs((frame) => isReady(podOf(frame, set, 3)))),
          lookUp('web-3.nginx', 1),
        ],
      ],
    },
    {
      id: 'not-ready-not-listed',
      start: 'web-and-client',
      panels: ['terminal', 'names', 'yaml'],
      predict: predictions['not-ready-not-listed'],
      done: didResolve(1, (frame) => !isReady(podOf(frame, set, 1)) && publishesAll(frame)),
      model: [
        ask({ type: 'podFault', name: 'web-1', fault: 'unready' }),
        wait(),
        typeLine(`kubectl patch svc nginx -p '{"spec":{"publishNotReadyAddresses":true}}'`),
        wait(),
        lookUp('web-1.nginx'),
      ],
      negatives: [
        [ask({ type: 'podFault', name: 'web-1', fault: 'unready' }), wait(), lookUp('web-1.nginx', 1)],
        [
          ask({ type: 'podFault', name: 'web-1', fault: 'unready' }),
          wait(),
          ask({ type: 'podFault', name: 'web-1', fault: 'ready' }),
          wait(),
          lookUp('web-1.nginx'),
        ],
      ],
    },
    {
      id: 'wrong-service-name',
      start: 'web-misnamed',
      panels: ['terminal', 'names'],
      predict: predictions['wrong-service-name'],
      done: nowIs(
        (frame, trail) =>
          areReady(frame, set, 3) &&
          [0, 1, 2].every((each) => addressesOf(frame, `web-${each}.nginx`).length === 1 && isSame(frame, trail, each)),
      ),
      model: [typeLine('kubectl apply -f service.yaml'), wait()],
      negatives: [
        [typeLine("sed 's/clusterIP: None//' service.yaml | kubectl apply -f -"), wait()],
        [
          typeLine('kubectl delete sts web'),
          wait(),
          typeLine("sed 's/serviceName: nginx/serviceName: web-svc/' web.yaml | kubectl apply -f -"),
          wait(),
        ],
      ],
    },
  ],
};

function lookUp(name: string, exit = 0) {
  return typeLine(`kubectl exec dns-test -- nslookup ${name}`, exit);
}

/** DNS was asked, and gave the address of this pod and of no other. */
function didResolve(ordinal: number, fact: (frame: Frame, trail: Trail) => boolean = () => true): Condition {
  return didRead({ verb: 'exec', output: ['Name:'] }, (frame, trail, output) => {
    const addresses = [0, 1, 2, 3].map((each) => podOf(frame, set, each)?.status.podIP);
    const told = addresses.map((address) => address !== undefined && saysAddress(output, address));
    return told.every((isTold, each) => isTold === (each === ordinal)) && fact(frame, trail);
  });
}

function saysAddress(output: string, address: string): boolean {
  return output.split(/\s+/).includes(address);
}

function publishesAll({ cluster }: Frame): boolean {
  const service = cluster.stored.objects.services.find(({ metadata }) => metadata.name === 'nginx');
  return service?.spec.publishNotReadyAddresses === true;
}

function isSame(frame: Frame, trail: Trail, ordinal: number): boolean {
  return podOf(frame, set, ordinal)?.metadata.uid === podOf(opened(trail), set, ordinal)?.metadata.uid;
}
