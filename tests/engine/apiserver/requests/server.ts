import type { Accepted, Answer } from '#engine/apiserver/admission.ts';
import { withAdmissionDefaults } from '#engine/apiserver/admissionDefaults.ts';
import { type ApiError, isApiError } from '#engine/apiserver/apiErrors.ts';
import { ApiServer } from '#engine/apiserver/apiServer.ts';
import type { ApplyRequest, ObjectRequest } from '#engine/apiserver/objectRequest.ts';
import { validation } from '#engine/apiserver/validation.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Resource } from '#engine/objects.ts';
import { type KubernetesVersion, releaseOf } from '#engine/versions.ts';
import { mustBe } from '../../kit/world.ts';

/** An API server on which nobody works but the test. */
export class Server {
  readonly api: ApiServer;
  readonly #release;
  nowMs = 1_767_225_600_000;

  constructor(version: KubernetesVersion = '1.37') {
    this.#release = releaseOf(version);
    this.api = new ApiServer(() => this.nowMs);
    this.api.complete = (resource, draft) => withAdmissionDefaults(this.api, resource, draft);
    for (const name of ['default', 'kube-system']) this.must({ type: 'create', manifest: namespaceOf(name) });
  }

  /** What the server answers. */
  ask(request: ObjectRequest | ApplyRequest): Answer {
    return validation.perform({ api: this.api, release: this.#release, validation }, request);
  }

  must(request: ObjectRequest | ApplyRequest): Accepted {
    return mustBe(this.ask(request));
  }

  create(manifest: JsonObject): JsonObject {
    return this.must({ type: 'create', manifest }).object as unknown as JsonObject;
  }

  /** The words of a refusal. */
  refusal(request: ObjectRequest | ApplyRequest): string {
    const answer = this.ask(request);
    if (!isApiError(answer)) throw new Error('It was accepted.');
    return answer.message;
  }

  refused(request: ObjectRequest | ApplyRequest): ApiError {
    const answer = this.ask(request);
    if (!isApiError(answer)) throw new Error('It was accepted.');
    return answer;
  }

  stored(resource: Resource, name: string): JsonObject {
    return mustBe(this.api.get(resource, name)) as unknown as JsonObject;
  }

  patch(resource: Resource, name: string, patch: Json, patchType: 'json' | 'merge' | 'strategic' = 'strategic') {
    return { type: 'patch', resource, name, patch, patchType } as const;
  }
}

export function namespaceOf(name: string): JsonObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

export function podOf(name: string, spec: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app: 'web' } },
    spec: { containers: [{ name: 'nginx', image: 'nginx:1' }], ...spec },
  };
}

export function claimOf(name: string, storage = '1Gi'): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
  };
}

export function serviceOf(name: string, spec: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ports: [{ port: 80 }], ...spec } };
}

export function nodeOf(name: string, spec: JsonObject = {}): JsonObject {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name }, spec };
}

export function budgetOf(name: string, spec: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: { minAvailable: 2, selector: { matchLabels: { app: 'web' } }, ...spec },
  };
}

export function deploymentOf(name: string, spec: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'nginx', image: 'nginx:1' }] },
      },
      ...spec,
    },
  };
}
