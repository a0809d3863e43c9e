/**
 * An API server that holds what it is told to hold: lists with pages, watches from a version, bookmarks, 410 for what is too old. Enough
 * of one for a client that lists and watches; for demonstrations and for tests.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resourceInfos, resources } from '../../src/engine/apiserver/resources.ts';
import type { Json, JsonObject } from '../../src/engine/json.ts';
import type { Resource } from '../../src/engine/objects.ts';
import { patched } from './patched.ts';

export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: Resource;
  readonly object: JsonObject;
}

interface Logged extends WatchEvent {
  readonly version: number;
}

interface Watcher {
  readonly resource: Resource;
  readonly namespace: string | undefined;
  readonly wantsBookmarks: boolean;
  readonly response: ServerResponse;
}

export interface ReplicaOptions {
  readonly gitVersion?: string;
  /** Whether requests that change something are carried out; a recording refuses them. */
  readonly isWritable?: boolean;
  /** How many of the newest events can still be watched from. */
  readonly window?: number;
}

export class ApiReplica {
  readonly #options: ReplicaOptions;
  readonly #objects = new Map<string, Logged>();
  readonly #log: Logged[] = [];
  readonly #watchers = new Set<Watcher>();
  readonly #pages = new Map<string, { readonly items: readonly JsonObject[]; readonly version: number }>();
  /** What was asked for: method and path. */
  readonly requests: string[] = [];
  /** Its clock, milliseconds since 1970. */
  nowMs: () => number = Date.now;
  /** Called when somebody begins to watch. */
  onWatch: () => void = () => {};
  #version = 1;
  #compacted = 0;
  #pagesMade = 0;

  constructor(options: ReplicaOptions = {}) {
    this.#options = options;
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  /** Stores what an event says and tells the watchers. An object without a version gets the next one. */
  push({ type, resource, object }: WatchEvent): void {
    const metadata = object['metadata'] as JsonObject;
    const version = Number(metadata['resourceVersion']) || this.#version + 1;
    this.#version = Math.max(this.#version, version);
    const { apiVersion, kind } = resourceInfos[resource];
    const whole = { ...object, apiVersion, kind, metadata: { ...metadata, resourceVersion: String(version) } };
    const logged: Logged = { type, resource, object: whole, version };
    const key = `${resource} ${String(metadata['namespace'] ?? '')} ${String(metadata['name'])}`;
    if (type === 'DELETED') this.#objects.delete(key);
    else this.#objects.set(key, logged);
    this.#log.push(logged);
    const { window } = this.#options;
    while (window !== undefined && this.#log.length > window) this.#compacted = this.#log.shift()?.version ?? 0;
    for (const watcher of this.#watchers) if (concerns(logged, watcher)) tell(watcher.response, type, whole);
  }

  /** Nothing that was listed or heard of up to now can be gone on from. */
  compact(): void {
    this.#version += 1;
    this.#compacted = this.#version;
    this.#pages.clear();
  }

  /** Ends all streams, as a server that stops does; `rudely` as a network that breaks. */
  hangUp(rudely = false): void {
    for (const { response } of this.#watchers) {
      if (rudely) response.destroy();
      else response.end();
    }
    this.#watchers.clear();
  }

  /** Tells those who asked for it how far everything is. */
  bookmark(): void {
    for (const { wantsBookmarks, resource, response } of this.#watchers)
      if (wantsBookmarks) tell(response, 'BOOKMARK', this.#bookmarkOf(resource));
  }

  /** Answers a request to the API; false when it is none. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const url = new URL(request.url ?? '/', 'http://host');
    const { pathname } = url;
    if (!/^\/(version|api|apis)(\/|$)/.test(pathname)) return false;
    this.requests.push(`${request.method} ${pathname}${url.search}`);
    response.setHeader('Date', new Date(this.nowMs()).toUTCString());
    if (pathname === '/version') {
      answer(response, 200, { gitVersion: this.#options.gitVersion ?? 'v1.37.2' });
      return true;
    }
    const route = routeOf(pathname);
    if (route === undefined)
      answerStatus(response, 404, 'NotFound', 'the server could not find the requested resource');
    else if (request.method !== 'GET') void this.#change(request, response, route);
    else if (url.searchParams.get('watch') === '1') this.#watch(url.searchParams, response, route);
    else if (route.name !== undefined) this.#get(response, route);
    else this.#list(url.searchParams, response, route);
    return true;
  }

  #get(response: ServerResponse, { resource, namespace, name = '' }: Route): void {
    const found = this.#matching({ resource, namespace }).find(({ object }) => nameOf(object) === name);
    if (found === undefined) answerStatus(response, 404, 'NotFound', `${resource} "${name}" not found`);
    else answer(response, 200, found.object);
  }

  #list(query: URLSearchParams, response: ServerResponse, route: Route): void {
    const token = query.get('continue');
    const known = token === null ? undefined : this.#pages.get(token);
    if (token !== null && known === undefined)
      return answerStatus(response, 410, 'Expired', 'The provided continue parameter is too old');
    const all = known ?? { items: this.#matching(route).map(({ object }) => object), version: this.#version };
    const limit = Number(query.get('limit')) || all.items.length;
    const rest = all.items.slice(limit);
    const next = rest.length === 0 ? '' : `page-${(this.#pagesMade += 1)}`;
    if (next !== '') this.#pages.set(next, { items: rest, version: all.version });
    const { kind, apiVersion } = resourceInfos[route.resource];
    answer(response, 200, {
      kind: `${kind}List`,
      apiVersion,
      metadata: {
        resourceVersion: String(all.version),
        ...(next !== '' && { continue: next, remainingItemCount: rest.length }),
      },
      // The items of a real list do not repeat what they are.
      items: all.items.slice(0, limit).map(({ kind: _kind, apiVersion: _version, ...item }) => item),
    });
  }

  #watch(query: URLSearchParams, response: ServerResponse, { resource, namespace }: Route): void {
    const from = Number(query.get('resourceVersion') ?? 0);
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' });
    response.flushHeaders();
    if (from < this.#compacted) {
      tell(response, 'ERROR', status(410, 'Expired', `too old resource version: ${from} (${this.#compacted})`));
      response.end();
      return;
    }
    const wantsBookmarks = query.get('allowWatchBookmarks') === 'true';
    const watcher: Watcher = { resource, namespace, wantsBookmarks, response };
    this.#watchers.add(watcher);
    response.on('close', () => this.#watchers.delete(watcher));
    for (const logged of this.#log)
      if (logged.version > from && concerns(logged, watcher)) tell(response, logged.type, logged.object);
    const seconds = Number(query.get('timeoutSeconds'));
    if (seconds > 0) {
      const timer = setTimeout(() => {
        if (wantsBookmarks) tell(response, 'BOOKMARK', this.#bookmarkOf(resource));
        response.end();
      }, seconds * 1000);
      response.on('close', () => clearTimeout(timer));
    }
    this.onWatch();
  }

  async #change(
    request: IncomingMessage,
    response: ServerResponse,
    { resource, namespace, name = '' }: Route,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const about = `${resource} "${name}"`;
    if (this.#options.isWritable !== true)
      return answerStatus(response, 403, 'Forbidden', `${about} is forbidden: this is a recording of a cluster`);
    const found = this.#matching({ resource, namespace }).find(({ object }) => nameOf(object) === name);
    if (found === undefined) return answerStatus(response, 404, 'NotFound', `${about} not found`);
    const object = unversioned(found.object);
    if (request.method === 'DELETE') this.push({ type: 'DELETED', resource, object });
    else {
      const patch = JSON.parse(Buffer.concat(chunks).toString()) as JsonObject;
      this.push({ type: 'MODIFIED', resource, object: patched(object, patch) });
    }
    answer(response, 200, status(200, '', ''));
  }

  #matching({ resource, namespace }: Pick<Route, 'resource' | 'namespace'>): readonly Logged[] {
    const found = [...this.#objects.values()].filter((logged) => concerns(logged, { resource, namespace }));
    return resource === 'namespaces' && found.length === 0 ? this.#namespaces() : found;
  }

  /** Those that the objects are in, and the two that are always there. */
  #namespaces(): readonly Logged[] {
    const names = [...this.#objects.values()].flatMap(({ object }) => namespaceOf(object) ?? []);
    return [...new Set(['default', 'kube-system', ...names])].map((name) => ({
      type: 'ADDED',
      resource: 'namespaces',
      version: this.#version,
      object: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name, uid: `uid-of-${name}`, resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' },
      },
    }));
  }

  #bookmarkOf(resource: Resource): JsonObject {
    const { kind, apiVersion } = resourceInfos[resource];
    return { kind, apiVersion, metadata: { resourceVersion: String(this.#version), creationTimestamp: null } };
  }
}

interface Route {
  readonly resource: Resource;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
}

/** `/apis/apps/v1/namespaces/shop/statefulsets/web/scale`. */
function routeOf(path: string): Route | undefined {
  for (const resource of resources) {
    const { apiVersion } = resourceInfos[resource];
    const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const route = new RegExp(`^${group}(?:/namespaces/([^/]+))?/${resource}(?:/([^/]+))?(?:/scale)?$`).exec(path);
    if (route !== null) return { resource, namespace: route[1], name: route[2] };
  }
  return undefined;
}

function concerns(logged: Logged, { resource, namespace }: Pick<Watcher, 'resource' | 'namespace'>): boolean {
  return logged.resource === resource && (namespace === undefined || namespaceOf(logged.object) === namespace);
}

function nameOf(object: JsonObject): string {
  return String((object['metadata'] as JsonObject)['name']);
}

function namespaceOf(object: JsonObject): string | undefined {
  const namespace = (object['metadata'] as JsonObject)['namespace'];
  return typeof namespace === 'string' ? namespace : undefined;
}

/** For the server to give it the next version. */
function unversioned(object: JsonObject): JsonObject {
  const { resourceVersion: _version, ...metadata } = object['metadata'] as JsonObject;
  return { ...object, metadata };
}

function tell(response: ServerResponse, type: string, object: JsonObject): void {
  response.write(`${JSON.stringify({ type, object })}\n`);
}

function status(code: number, reason: string, message: string): JsonObject {
  const kind = { kind: 'Status', apiVersion: 'v1', metadata: {} };
  return { ...kind, status: code < 400 ? 'Success' : 'Failure', message, reason, code };
}

function answerStatus(response: ServerResponse, code: number, reason: string, message: string): void {
  answer(response, code, status(code, reason, message));
}

function answer(response: ServerResponse, code: number, body: Json): void {
  response.writeHead(code, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
