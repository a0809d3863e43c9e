/** The four needs of the lecture (slide 4), each with a step whose history proves that the set meets it (slide 22). */
import { claimOf, deletedByController, noteOf, podOf, podsOfApp } from './facts.ts';
import { now, opened, type Trail } from './trail.ts';

export type NeedId = 'identity' | 'name' | 'disk' | 'order';

/** What was seen, by the names that the words of the need have for it. */
export type Proof = Readonly<Record<string, string>>;

export interface Need {
  readonly id: NeedId;
  /** `chapter/step`. */
  readonly step: string;
  /** Read off the trail of whoever has done the step. */
  readonly proof: (trail: Trail) => Proof;
}

const set = 'web';

export const needs: readonly Need[] = [
  {
    id: 'identity',
    step: 'why-not-deployment/need-identity',
    proof(trail) {
      const namesIn = (at: Trail['frames'][number]) => podsOfApp(at, 'shop').map(({ metadata }) => metadata.name);
      const [before, after] = [namesIn(opened(trail)), namesIn(now(trail))];
      return {
        pod: podOf(now(trail), set, 1)?.metadata.name ?? '',
        gone: before.find((name) => !after.includes(name)) ?? '',
        came: after.find((name) => !before.includes(name)) ?? '',
      };
    },
  },
  {
    id: 'name',
    step: 'names-that-stay/new-ip-same-name',
    proof(trail) {
      const [before, after] = [podOf(opened(trail), set, 1), podOf(now(trail), set, 1)];
      const { hostname = '', subdomain = '' } = after?.spec ?? {};
      return {
        name: `${hostname}.${subdomain}`,
        before: before?.status.podIP ?? '',
        after: after?.status.podIP ?? '',
      };
    },
  },
  {
    id: 'disk',
    step: 'disks-that-stay/replace-the-pod',
    proof(trail) {
      const claim = claimOf(now(trail), set, 1)?.metadata.name ?? '';
      return { claim, note: noteOf(now(trail), claim, '/id') ?? '' };
    },
  },
  {
    id: 'order',
    step: 'why-not-deployment/need-order',
    proof: ({ frames }) => ({ order: frames.flatMap(deletedByController).join(', ') }),
  },
];
