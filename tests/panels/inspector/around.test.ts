import { describe, expect, it } from 'vitest';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { around as words } from '#i18n/en/around.ts';
import type { Action } from '#panels/inspector/around/action.ts';
import { imageActions } from '#panels/inspector/around/imageActions.ts';
import { nodeActions, nodesSeen, nodeState } from '#panels/inspector/around/nodeActions.ts';
import { nodeFacts } from '#panels/inspector/around/nodeFacts.ts';
import { apiActions, controllerActions, diskActions } from '#panels/inspector/around/serviceActions.ts';
import { zoneActions, zonesSeen } from '#panels/inspector/around/zoneActions.ts';
import { budget, befalls, cordon, deletePod, disk, onNodes } from '../../engine/kit/nodes.ts';
import { mustBe } from '../../engine/kit/world.ts';

type Story = readonly [number, Request][];

const stories: Readonly<Record<string, Story>> = {
  'all is well': [],
  'a machine is off': [[60, befalls('down')]],
  'a machine is off, and everybody knows': [[20, befalls('down')]],
  'a machine is cut off': [[60, befalls('cutOff')]],
  'a machine shuts down': [[60, befalls('shutdown')]],
  'a machine comes back': [
    [40, befalls('down')],
    [69.5, befalls('up')],
  ],
  'a node is cordoned': [[60, cordon(true)]],
  'a drain waits for a budget': [
    [50, budget({ minAvailable: 3 })],
    [60, { type: 'drain', name: 'node-b' }],
  ],
  'the controller is down': [[60, { type: 'controllerDown' }]],
  'its view is frozen': [[60, { type: 'cacheLag', resources: ['pods'], lag: 'frozen' }]],
  'disks are not to be had': [[60, { type: 'provisionerFault', name: disk, fault: 'down' }]],
};

/** The cluster at 70 s, when what was asked for at 20 s has long been noticed. */
function frameOf(story: Story): Frame {
  const run = onNodes(story).until(70_000);
  return { step: 1, cause: undefined, cluster: run.simulation.cluster(), lastSyncs: {} };
}

function actionsOf(frame: Frame): readonly Action[] {
  const node = mustBe(nodesSeen(frame).find(({ name }) => name === 'node-b'));
  return [
    ...nodeActions(node, words),
    ...controllerActions(frame, words),
    ...apiActions(frame, words),
    ...diskActions(frame, words),
    ...[...zonesSeen(frame).values()].flatMap((nodes) => zoneActions(nodes, words)),
    ...imageActions(frame, 'web', words),
  ];
}

/** What the cluster answers to a request at 71 s. */
function answerTo(request: Request, story: Story): string | undefined {
  const run = onNodes([...story, [71, request]]).until(75_000);
  return mustBe(run.happened('request').at(-1)).cause.refusal?.message;
}

describe.each(Object.entries(stories))('When %s', (_what, story) => {
  const actions = actionsOf(frameOf(story));

  it('whatever is offered is accepted', () => {
    const refused = actions.filter(
      ({ request, refusal }) => refusal === undefined && answerTo(request, story) !== undefined,
    );
    expect(refused.map(({ name }) => name)).toEqual([]);
  });

  it('no fault of a machine is gray that the cluster would accept', () => {
    const wrong = actions.filter(
      ({ request, refusal }) =>
        request.type === 'nodeFault' && refusal !== undefined && answerTo(request, story) === undefined,
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe('The nodes', () => {
  const stateAfter = (story: Story): string => {
    const frame = frameOf(story);
    return nodeState(mustBe(nodesSeen(frame).find(({ name }) => name === 'node-b')), words);
  };

  it('are told by what they last reported, and by what is wrong with their machine', () => {
    expect(stateAfter([])).toBe('Ready');
    expect(stateAfter([[60, befalls('down')]])).toBe('Ready, machine off');
    expect(stateAfter([[5, befalls('down')]])).toBe('NotReady (Unknown), machine off');
    expect(stateAfter([[60, cordon(true)]])).toBe('Ready, cordoned');
  });

  it('that were deleted can come back as long as their machine is in trouble', () => {
    const story: Story = [
      [40, befalls('down')],
      [60, { type: 'delete', resource: 'nodes', name: 'node-b' }],
    ];
    expect(stateAfter(story)).toBe('no Node object, machine off');
    const up = mustBe(actionsOf(frameOf(story)).find(({ name }) => name === 'up'));
    expect(up.refusal).toBeUndefined();
    expect(answerTo(up.request, story)).toBeUndefined();
  });
});

describe('What the stage does not show of a node', () => {
  const factsAfter = (story: Story): readonly string[] => nodeFacts(frameOf(story), 'node-b', words);

  it('is told: who is evicted when, which disk stays attached, and whom a drain waits for', () => {
    expect(factsAfter([])).toEqual([]);
    expect(factsAfter([[5, befalls('down')]])).toEqual([expect.stringMatching(/^web-1 is evicted at 5:\d\d\.$/)]);
    expect(factsAfter(stories['a drain waits for a budget'] ?? [])).toEqual(['The drain waits for web-1.']);
  });

  it('is told first when a second pod of one name may run', () => {
    const facts = factsAfter([
      [10, befalls('cutOff')],
      [65, deletePod('web-1', 0)],
    ]);
    expect(facts[0]).toContain('a container of web-1 that the API server has dropped');
    expect(facts[1]).toContain('The disk of www-web-1 stays attached here until');
  });
});

describe('What is done is undone by the same button', () => {
  const namesAfter = (story: Story): readonly string[] => actionsOf(frameOf(story)).map(({ name }) => name);
  const requestOf = (name: string, story: Story = []): Request =>
    mustBe(actionsOf(frameOf(story)).find((action) => action.name === name)).request;

  it.each([
    ['cordon', 'uncordon'],
    ['outOfService', 'inService'],
    ['quota', 'liftQuota'],
  ])('%s, and then %s', (forth, back) => {
    const story: Story = [[60, requestOf(forth)]];
    expect(namesAfter(story)).toContain(back);
    expect(namesAfter(story)).not.toContain(forth);
    expect(namesAfter([...story, [61, requestOf(back, story)]])).toContain(forth);
  });
});

describe('A zone', () => {
  const zone = (story: Story) => mustBe(zonesSeen(frameOf(story)).get('zone-b'));
  const byName = (story: Story, name: string) =>
    mustBe(zoneActions(zone(story), words).find((action) => action.name === name));

  it('is lost with all its machines, and then it can only come back', () => {
    expect(byName([], 'zoneUp').refusal).toBe('All its machines run and are connected.');
    const { request, others } = byName([], 'zoneDown');
    expect([request, ...(others ?? [])]).toEqual([{ type: 'nodeFault', name: 'node-b', fault: 'down' }]);
    const lost: Story = [[60, request]];
    expect(byName(lost, 'zoneDown').refusal).toBe('All its machines are off already.');
    expect(answerTo(byName(lost, 'zoneUp').request, lost)).toBeUndefined();
  });
});

describe('An image that does not run as it should', () => {
  it('is of the same repository, and is not offered twice', () => {
    const offered = (story: Story) => imageActions(frameOf(story), 'web', words);
    const first = mustBe(offered([]).find(({ name }) => name === 'crashLoop'));
    expect(first.note).toMatch(/^kubectl set image sts\/web \S+=\S+:crash$/);
    const after = offered([[60, first.request]]);
    expect(after.filter(({ refusal }) => refusal !== undefined).map(({ name }) => name)).toEqual(['crashLoop']);
  });
});
