/**
 * Small scripts of what happens to a set, a line each:
 *
 *     sync: create 0@A (0/0/0/0 A)      the pod writes, then replicas/ready/current/updated and the current→update revision
 *     ready 0 1 | unready 0 | failed 0 | succeeded 0 | gone 2 | kill 2
 *     apply replicas=4 image=B
 *     pass 10s
 *     settled                            syncs with helpful nodes until nothing is left to write
 *
 * `play` does the lines and gives them back with what really happened, so that a test compares two texts.
 */
import type { Write } from '#engine/apiserver/client.ts';
import type { Pod } from '#engine/objects.ts';
import type { Wanted } from './setOf.ts';
import { type Cluster, World } from './world.ts';

/** Plays a script on a new set. */
export function play(wanted: Wanted, script: string, cluster: Cluster = {}): string {
  const world = new World(wanted, cluster);
  return playOn(world, script);
}

export function playOn(world: World, script: string): string {
  return lines(script)
    .map((line) => (line.startsWith('sync') ? `sync: ${told(world)}` : act(world, line)))
    .join('\n');
}

/** The script without its indentation, as `play` gives it. */
export function lines(script: string): string[] {
  return script
    .trim()
    .split('\n')
    .map((line) => line.trim());
}

function act(world: World, line: string): string {
  const [verb = '', ...rest] = line.split(' ');
  const ordinals = rest.map(Number);
  switch (verb) {
    case 'ready':
      world.ready(...ordinals);
      break;
    case 'unready':
    case 'failed':
    case 'succeeded':
    case 'scheduled':
    case 'running':
      for (const ordinal of ordinals) world.move(ordinal, verb);
      break;
    case 'gone':
      for (const ordinal of ordinals) world.move(ordinal, 'terminated');
      break;
    case 'kill':
      for (const ordinal of ordinals) world.kill(ordinal);
      break;
    case 'apply':
      world.apply(wantedOf(rest));
      break;
    case 'pass':
      world.recorded.advance(Number.parseFloat(rest[0] ?? '') * 1000);
      break;
    case 'collect':
      world.recorded.collectGarbage();
      break;
    case 'settled':
      world.settle();
      break;
    default:
      throw new Error(`No script knows "${line}".`);
  }
  return line;
}

function wantedOf(pairs: readonly string[]): Wanted {
  const entries = pairs.map((pair) => {
    const [key = '', value = ''] = pair.split('=');
    return [key, /^-?\d+$/.test(value) ? Number(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

/** One sync in a line. */
function told(world: World): string {
  const { writes, error } = world.sync();
  const did = writes.flatMap((write) => writeOf(write) ?? []).join(', ');
  return `${did === '' ? 'nothing' : did} (${statusOf(world)})${error === undefined ? '' : ` error: ${error}`}`;
}

function writeOf({ verb, resource, name, sent, error }: Write): string | undefined {
  if (resource !== 'pods' || error !== undefined) return undefined;
  const ordinal = name.replace(/^.*-/, '');
  if (verb === 'create') return `create ${ordinal}@${letterOf((sent as Pod).spec.containers[0]?.image)}`;
  return `${verb} ${ordinal}`;
}

function statusOf({ set, recorded }: World): string {
  const {
    replicas,
    readyReplicas = 0,
    currentReplicas = 0,
    updatedReplicas = 0,
    currentRevision,
    updateRevision,
  } = set.status;
  const [current, update] = [currentRevision, updateRevision].map((name) => {
    const revision = recorded.api.get('controllerrevisions', name ?? '');
    return letterOf(revision?.data.spec.template.spec.containers[0]?.image);
  });
  const revisions = current === update ? current : `${current}→${update}`;
  return `${replicas}/${readyReplicas}/${currentReplicas}/${updatedReplicas} ${revisions}`;
}

function letterOf(image: string | undefined): string {
  return image?.replace('nginx:', '') ?? '-';
}
