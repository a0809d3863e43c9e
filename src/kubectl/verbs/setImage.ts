import type { Call, Outcome, Verb } from '../command.ts';
import { fail, failAll, type Failure, isFailure } from '../failures.ts';
import { recordFlag } from '../sharedFlags.ts';
import { changeTemplates, type Container, setFlags, splitPairs, targetsOf } from './setContainers.ts';

export const setImage: Verb = {
  name: 'image',
  use: '(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N',
  short: 'Change the images of containers.',
  examples: ['kubectl set image sts/web nginx=nginx:1.29', "kubectl set image sts/web '*=nginx:1.29'"],
  flags: [...setFlags, recordFlag],
  run,
};

function run(call: Call): Outcome {
  const split = splitPairs(call.args, 'image');
  if (isFailure(split)) return split;
  const images = readImages(split.pairs);
  if (isFailure(images)) return images;
  const targets = targetsOf(call, split.resources);
  if (isFailure(targets)) return targets;
  if (targets.failures.length > 0) return failAll(targets.failures);
  const refused = refuse(call, split.resources, images);
  if (refused.length > 0) return failAll(refused);
  return changeTemplates(call, targets, {
    what: 'image',
    done: 'image updated',
    change: (containers, problems) => withImages(containers, images, problems),
  });
}

type Images = ReadonlyMap<string, string>;

/** The image by container; a pair without a name or an image is none. */
function readImages(pairs: readonly string[]): Images | Failure {
  const wrong = pairs.filter((pair) => !(pair.indexOf('=') > 0));
  if (wrong.length > 0) return fail(`invalid image format: ${wrong.join(', ')}`);
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}

function refuse({ flags }: Call, resources: readonly string[], images: Images): readonly Failure[] {
  const refusals: Failure[] = [];
  if (flags.bool('all') && flags.text('selector') !== '') {
    refusals.push(fail('cannot set --all and --selector at the same time'));
  }
  if (resources.length === 0 && flags.list('filename').length === 0) {
    refusals.push(fail('one or more resources must be specified as <resource> <name> or <resource>/<name>'));
  }
  if (images.size === 0) refusals.push(fail('at least one image update is required'));
  else if (images.size > 1 && images.has('*')) {
    refusals.push(
      fail('all containers are already specified by *, but saw more than one container_name=container_image pairs'),
    );
  }
  return refusals;
}

function withImages(containers: readonly Container[], images: Images, problems: Failure[]): readonly Container[] {
  for (const name of images.keys()) {
    if (name === '*' || containers.some((container) => container.name === name)) continue;
    problems.push(fail(`error: unable to find container named ${JSON.stringify(name)}`));
  }
  return containers.map((container) => {
    const image = images.get(container.name) ?? images.get('*');
    return image === undefined ? container : { ...container, image };
  });
}
