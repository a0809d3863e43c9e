import { beforeEach, describe, expect, it } from 'vitest';
import { isLaneTaken } from '#store/laneTaker.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import {
  askAnother,
  askHere,
  choose,
  close,
  goBackAndAsk,
  goToAnswer,
  play,
  predictionStore,
} from '#store/predict/predictionStore.ts';

const page = () => ordinalStore.getState();
const asked = () => predictionStore.getState();
const deeds = () =>
  asked().question?.choices.map(({ value }) => (typeof value === 'object' ? value.pods.join() : value));

/** The place of the choice about this pod alone. */
const placeOf = (pod: string) => deeds()?.indexOf(pod) ?? -1;

/** The lecture's set, right after its image was changed. */
async function updated(): Promise<void> {
  await page().prepare();
  page().reset();
  page().submit({ type: 'setImage', name: 'nginx-web', container: 'nginx', image: 'nginx:mainline' });
  page().pause();
  page().goToStep(page().marks.at(-1)!.step);
}

describe('A question about the moment that the page shows', () => {
  beforeEach(async () => {
    close();
    await updated();
    await askHere();
  });

  it('is asked with choices of which none is chosen', () => {
    expect(asked()).toMatchObject({ phase: 'asking', chosen: undefined, question: { kind: 'nextPod' } });
  });

  it('does not play before something is chosen', async () => {
    await play();
    expect([asked().phase, page().playing]).toEqual(['asking', false]);
  });

  it('plays up to the answer, and tells that it was right', async () => {
    choose(placeOf('nginx-web-2'));
    await play();
    expect([asked().phase, page().playing]).toEqual(['playing', true]);
    goToAnswer();
    expect(asked()).toMatchObject({ phase: 'told', grade: { isRight: true }, right: 1, told: 1 });
    expect(page().playing).toBe(false);
    const pod = page().frame.cluster.stored.objects.pods.find(({ metadata }) => metadata.name === 'nginx-web-2');
    expect(pod?.metadata.deletionTimestamp).toBeDefined();
  });

  it('tells what is wrong about a wrong choice, with the decision of the controller', async () => {
    choose(placeOf('nginx-web-0'));
    await play();
    goToAnswer();
    expect(asked().grade).toMatchObject({
      isRight: false,
      mistake: 'countsUp',
      reason: { decision: { rule: 'outdatedPodDeleted' } },
    });
  });

  it('is answered by a lane too, and then that lane is not inspected', () => {
    const { panel } = page();
    expect(isLaneTaken(2)).toBe(true);
    expect(asked().chosen).toBe(placeOf('nginx-web-2'));
    expect(page().panel).toBe(panel);
    expect(isLaneTaken(1)).toBe(false);
  });

  it('is another one when somebody wants another one, and then the first again', () => {
    const first = asked().question;
    askAnother();
    expect(asked().question?.id).not.toBe(first?.id);
    for (let more = 0; more < 4 && asked().question !== first; more++) askAnother();
    expect(asked().question).toBe(first);
  });

  it('is over when the page shows another moment', () => {
    page().next();
    expect(asked().phase).toBe('moved');
  });

  it('is asked again at its moment after it was answered', async () => {
    const { step } = page().frame;
    choose(0);
    await play();
    goToAnswer();
    goBackAndAsk();
    expect([page().frame.step, asked().phase]).toEqual([step, 'asking']);
  });

  it('leaves lanes alone when nobody asks any more', () => {
    close();
    expect(isLaneTaken(2)).toBe(false);
    expect(asked().phase).toBe('closed');
  });
});

describe('A question about the past', () => {
  it('is answered as if nothing had been asked later, on a branch of its own', async () => {
    await updated();
    const { step } = page().frame;
    page().submit({ type: 'patchSet', name: 'nginx-web', spec: { replicas: 1 } });
    page().pause();
    page().goToStep(step);
    await askHere();
    const { branches } = page();
    choose(placeOf('nginx-web-2'));
    await play();
    goToAnswer();
    expect(asked().grade?.isRight).toBe(true);
    expect(page().branches).toHaveLength(branches.length + 1);
    expect(page().marks.every((mark) => mark.step <= step)).toBe(true);
    close();
  });

  it('is not asked where nothing is left to happen', async () => {
    await page().prepare();
    page().reset();
    page().toLast();
    await askHere();
    expect(asked().phase).toBe('nothing');
    close();
  });
});
