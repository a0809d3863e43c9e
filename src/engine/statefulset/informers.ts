/**
 * The controller's caches: what it believes the world to be. They move only when a watch event is delivered, never during a sync,
 * so every decision of one sync reads one snapshot. Pods are indexed by the set that owns them, and the index follows each change:
 * a sync pays for what changed, not for the size of the set. `tests/engine/statefulset/informers.test.ts` holds it against a rebuild.
 */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type {
  ControllerRevision,
  KubeObject,
  LabelSelector,
  OwnerReference,
  PersistentVolumeClaim,
  Pod,
  ResourceTypes,
  StatefulSet,
} from '../objects.ts';
import type { CachedResource } from './caches.ts';
import { OwnedPods } from './ownedPods.ts';
import { parseOrdinal, type PodFacts, podFacts } from './podFacts.ts';

export class Informers {
  readonly sets = new Map<string, StatefulSet>();
  readonly claims = new Map<string, PersistentVolumeClaim>();
  readonly revisions = new Map<string, ControllerRevision>();
  readonly pods = new Map<string, PodFacts>();
  /** Pods without a controller reference, candidates for adoption. */
  readonly orphans = new Map<string, PodFacts>();
  /** What `listRevisions` found, by the set's UID; good until the next revision event. */
  readonly revisionLists = new Map<string, RevisionList>();
  readonly #ownedPods = new Map<string, OwnedPods>();

  /** The caches of a controller that has just listed everything: the API server's tables, or what other caches held. */
  static of(listed: { readonly [R in CachedResource]: { values(): Iterable<ResourceTypes[R]> } }): Informers {
    const informers = new Informers();
    for (const set of listed.statefulsets.values()) informers.sets.set(set.metadata.name, set);
    for (const claim of listed.persistentvolumeclaims.values()) informers.claims.set(claim.metadata.name, claim);
    for (const revision of listed.controllerrevisions.values())
      informers.revisions.set(revision.metadata.name, revision);
    for (const pod of listed.pods.values()) informers.#podSeen(pod);
    return informers;
  }

  /** Moves the caches by one watch event. Resources that the controller does not watch are passed over. */
  deliver({ type, resource, object }: WatchEvent): void {
    const gone = type === 'DELETED';
    const { name } = object.metadata;
    switch (resource) {
      case 'pods':
        if (gone) this.#podGone(name);
        else this.#podSeen(object as Pod);
        return;
      case 'statefulsets':
        keep(this.sets, name, gone ? undefined : (object as StatefulSet));
        return;
      case 'controllerrevisions':
        this.revisionLists.clear();
        keep(this.revisions, name, gone ? undefined : (object as ControllerRevision));
        return;
      case 'persistentvolumeclaims':
        keep(this.claims, name, gone ? undefined : (object as PersistentVolumeClaim));
        this.#forgetSettled(name);
        return;
      default:
    }
  }

  /** The pods whose controller reference names this set's UID, split by whether they match it. */
  podsOf(set: StatefulSet): OwnedPods {
    const owned = this.#ownedBy(set.metadata.uid);
    owned.bind(set);
    return owned;
  }

  #podSeen(pod: Pod): void {
    const facts = podFacts(pod);
    const before = this.pods.get(facts.name);
    const owner = controllerOf(pod);
    if (before !== undefined && controllerOf(before.pod)?.uid !== owner?.uid) this.#unlink(before);
    this.pods.set(facts.name, facts);
    if (owner === undefined) this.orphans.set(facts.name, facts);
    else if (owner.kind === 'StatefulSet') this.#ownedBy(owner.uid).set(facts);
  }

  #podGone(name: string): void {
    const before = this.pods.get(name);
    if (before === undefined) return;
    this.pods.delete(name);
    this.#unlink(before);
  }

  #unlink(facts: PodFacts): void {
    this.orphans.delete(facts.name);
    const owner = controllerOf(facts.pod);
    if (owner === undefined) return;
    const owned = this.#ownedPods.get(owner.uid);
    owned?.delete(facts);
    if (owned?.isEmpty()) this.#ownedPods.delete(owner.uid);
  }

  #ownedBy(uid: string): OwnedPods {
    const known = this.#ownedPods.get(uid);
    if (known !== undefined) return known;
    const owned = new OwnedPods();
    this.#ownedPods.set(uid, owned);
    return owned;
  }

  /** A claim's name ends in its pod's ordinal, so a change of it concerns only pods of that ordinal. */
  #forgetSettled(claimName: string): void {
    const { ordinal } = parseOrdinal(claimName);
    for (const owned of this.#ownedPods.values()) owned.forgetSettled(ordinal);
  }
}

/** A set's revisions, oldest first, as its selector picks them. */
export interface RevisionList {
  readonly selector: LabelSelector;
  readonly revisions: readonly ControllerRevision[];
}

/** metav1.GetControllerOf: the one owner reference that controls, if any. */
export function controllerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find(({ controller }) => controller === true);
}

function keep<T>(cache: Map<string, T>, name: string, object: T | undefined): void {
  if (object === undefined) cache.delete(name);
  else cache.set(name, object);
}
