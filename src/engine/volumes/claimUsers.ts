/** Which pods name a claim. Worked out when it is first asked for, and kept up from then on. */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { Pod } from '../objects.ts';
import type { Machinery } from '../simulation/machinery.ts';
import { claimNames } from './claimProtection.ts';

export class ClaimUsers {
  readonly #machinery: Machinery;
  /** The pods' names, by the claim's. */
  #names: Map<string, Set<string>> | undefined;

  constructor(machinery: Machinery) {
    this.#machinery = machinery;
  }

  observe({ type, resource, object }: WatchEvent): void {
    if (resource !== 'pods' || this.#names === undefined) return;
    const { name } = object.metadata;
    if (type === 'ADDED') for (const claim of claimNames(object as Pod)) this.#note(this.#names, claim, name);
    if (type === 'DELETED') for (const claim of claimNames(object as Pod)) this.#names.get(claim)?.delete(name);
  }

  /** The pods that name it and are not over. */
  of(claim: string): readonly Pod[] {
    const { api } = this.#machinery;
    if (this.#names === undefined) {
      this.#names = new Map();
      for (const pod of api.list('pods'))
        for (const each of claimNames(pod)) this.#note(this.#names, each, pod.metadata.name);
    }
    const names = this.#names.get(claim);
    if (names === undefined) return [];
    return [...names].flatMap((name) => {
      const pod = api.get('pods', name);
      return pod === undefined || pod.status.phase === 'Failed' || pod.status.phase === 'Succeeded' ? [] : [pod];
    });
  }

  #note(names: Map<string, Set<string>>, claim: string, pod: string): void {
    const known = names.get(claim);
    if (known === undefined) names.set(claim, new Set([pod]));
    else known.add(pod);
  }
}
