/** Challenges about names: of the Service, of the pods in DNS, and of the set (plan 5). */
import type { JsonObject } from '#engine/json.ts';
import { lectureService } from '#engine/simulation/lecture.ts';
import type { TimedRequest } from '#engine/simulation/scenario.ts';
import { all, nowIs } from '../conditions.ts';
import { setOf } from '../facts.ts';
import { type Act, typeLine, wait, waitAtMost } from '../lesson.ts';
import { type Start, web, webSet } from '../webStart.ts';
import type { Challenge } from './challenge.ts';
import {
  areClaimsKept,
  areKept,
  areNamed,
  areOfOneRevision,
  haveOnly,
  run,
  set,
  wasNeverBelow,
} from './challengeFacts.ts';
import { quorumStart } from './scaling.ts';
import { after, setImage, withImage } from './startAfter.ts';

const remove = (...pods: readonly string[]): Act => typeLine(`kubectl delete pod ${pods.join(' ')}`);

/** A Service of another name, and the set that names it; a note in the template makes it another template. */
const peersService: JsonObject = { ...lectureService, metadata: { name: 'peers' } };
const peersSet: JsonObject = (() => {
  const own = webSet(3, { serviceName: 'peers' }) as { spec: { template: { metadata: JsonObject } } } & JsonObject;
  const metadata = { ...own.spec.template.metadata, annotations: { 'example.com/build': 'peers' } };
  return { ...own, spec: { ...own.spec, template: { ...own.spec.template, metadata } } };
})();

const renameTheService: Challenge = {
  id: 'rename-the-service',
  chapter: 'names-that-stay',
  level: 'hard',
  start: after(web(), [], { files: { 'peers-and-web.yaml': [peersService, peersSet] } }),
  goal: all(
    nowIs(
      (frame, trail) =>
        haveOnly(frame, [0, 1, 2]) &&
        areNamed(frame, 'peers', [0, 1, 2]) &&
        setOf(frame, set)?.spec.serviceName === 'peers' &&
        areClaimsKept(frame, trail, [0, 1, 2]),
    ),
    (trail) => wasNeverBelow(trail, 2),
  ),
  floor: 2,
  par: { actions: 3, unavailableSeconds: 0 },
  shows: ['kept', 'name'],
  fields: ['spec.serviceName'],
  model: [typeLine('kubectl delete sts web --cascade=orphan'), typeLine('kubectl apply -f peers-and-web.yaml'), wait()],
  negatives: [
    [
      typeLine('kubectl delete sts web --cascade=orphan'),
      typeLine(`sed -e '/annotations:/d' -e '/build:/d' peers-and-web.yaml | kubectl apply -f -`),
      wait(),
    ],
    [typeLine('kubectl delete sts web'), typeLine('kubectl apply -f peers-and-web.yaml'), wait()],
    [typeLine('kubectl create service clusterip peers --clusterip=None'), wait()],
  ],
};

const chickenEggDns: Challenge = {
  id: 'chicken-egg-dns',
  chapter: 'names-that-stay',
  level: 'easy',
  start: quorumStart({ podManagementPolicy: 'Parallel' }),
  goal: nowIs(
    (frame, trail) =>
      haveOnly(frame, [0, 1, 2]) && areKept(frame, trail, [0, 1, 2]) && run(frame, 'nginx:quorum', [0, 1, 2]),
  ),
  floor: 3,
  par: { actions: 1, unavailableSeconds: 5 },
  shows: ['kept', 'name'],
  model: [typeLine(`kubectl patch service nginx -p '{"spec":{"publishNotReadyAddresses":true}}'`), wait()],
  negatives: [
    [typeLine('kubectl set image sts/web nginx=nginx:alpine'), remove('web-0', 'web-1', 'web-2'), wait()],
    [remove('web-0', 'web-1', 'web-2'), wait()],
    [typeLine(`kubectl patch sts web -p '{"spec":{"publishNotReadyAddresses":true}}'`), wait()],
  ],
};

/** The Service got an address of its own, and looks for a label that nobody has. */
function deafStart(): Start {
  const start = web();
  const [, ...others] = start.scenario.requests;
  const manifest = { ...lectureService, spec: { selector: { app: 'ngnix' }, ports: [{ port: 80, name: 'web' }] } };
  const created: TimedRequest = { atMs: 0, request: { type: 'create', manifest } };
  return { ...start, scenario: { ...start.scenario, requests: [created, ...others] } };
}

const deafService: Challenge = {
  id: 'deaf-service',
  chapter: 'names-that-stay',
  level: 'easy',
  start: after(deafStart(), [], { files: { 'headless.yaml': [lectureService] } }),
  goal: nowIs(
    (frame, trail) =>
      haveOnly(frame, [0, 1, 2]) && areNamed(frame, 'nginx', [0, 1, 2]) && areKept(frame, trail, [0, 1, 2]),
  ),
  floor: 3,
  par: { actions: 2, unavailableSeconds: 0 },
  shows: ['kept', 'name'],
  model: [typeLine('kubectl delete service nginx'), typeLine('kubectl apply -f headless.yaml'), wait()],
  negatives: [
    [typeLine(`kubectl patch service nginx -p '{"spec":{"selector":{"app":"nginx"}}}'`), wait()],
    [typeLine('kubectl apply -f headless.yaml', 1), wait()],
    [typeLine('kubectl rollout restart sts/web'), wait()],
  ],
};

/** 53 letters: with the nine of some hashes, and a hyphen, just what a label can hold (semantics 6.1). */
const longName = 'payments-ledger-reconciliation-worker-eu-west-primary';

/** The revision of Monday has a hash of nine letters, that of Tuesday one of ten. */
function longStart(): Start {
  const monday = withImage(web({ name: longName }), 'nginx:1.25');
  return after(monday, [[60, setImage('nginx:1.27', longName)]], { atMostMs: 120_000 });
}

const untilTuesday: Challenge = {
  id: 'until-tuesday',
  chapter: 'revisions-and-hashes',
  level: 'medium',
  start: longStart(),
  goal: nowIs((frame) => haveOnly(frame, [0, 1, 2], longName) && areOfOneRevision(frame, longName)),
  floor: 2,
  par: { actions: 1, unavailableSeconds: 0 },
  shows: ['image'],
  fields: ['spec.template.spec.containers.0.image'],
  model: [typeLine(`kubectl rollout undo sts/${longName}`), wait()],
  bonus: {
    goal: nowIs((frame) => run(frame, 'nginx:1.27', [0, 1, 2], longName)),
    model: [
      typeLine(`kubectl patch sts ${longName} -p '{"spec":{"template":{"metadata":{"annotations":{"build":"2"}}}}}'`),
      wait(),
    ],
  },
  negatives: [
    [waitAtMost(600_000)],
    [remove(`${longName}-1`), waitAtMost(600_000)],
    [typeLine(`kubectl scale sts ${longName} --replicas=2`), waitAtMost(600_000)],
    [typeLine(`kubectl set image sts/${longName} nginx=nginx:alpine`), waitAtMost(600_000)],
  ],
};

export const names: readonly Challenge[] = [deafService, untilTuesday, chickenEggDns, renameTheService];
