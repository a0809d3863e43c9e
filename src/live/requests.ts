/** What a reflector asks of the API server: a page of a list, and the changes since; each answer is checked before anybody sees it. */
import type { Json, JsonObject } from '#engine/json.ts';
import type { KubeObject } from '#engine/objects.ts';
import { type Failure, failureOf, isObject, readJson } from './answers.ts';
import type { ApiClient } from './apiClient.ts';
import type { ObjectTaker } from './takeObject.ts';
import { pathOf, type WatchedKind } from './watchedKinds.ts';

/** As client-go's pager asks for. */
const pageSize = 500;
/** More objects of one kind than this are not looked at. */
export const maxObjects = 20_000;

export interface Page {
  readonly objects: readonly KubeObject[];
  /** How many were not taken, because they have not the shape of their kind. */
  readonly passedOver: number;
  readonly resourceVersion: string;
  /** Asks for the next page; '' when this is the last one. */
  readonly next: string;
  /** How many objects are still to come, as far as the server says. */
  readonly remaining: number;
}

export type Change = 'ADDED' | 'MODIFIED' | 'DELETED';

export interface WatchedChange {
  readonly change: Change;
  readonly resource: WatchedKind;
  readonly object: KubeObject;
}

export interface Asker {
  readonly api: ApiClient;
  readonly taker: ObjectTaker;
}

export async function listPage(
  { api, taker }: Asker,
  resource: WatchedKind,
  next: string,
  signal: AbortSignal,
): Promise<Page | { readonly failure: Failure }> {
  const query = new URLSearchParams({ limit: String(pageSize), ...(next !== '' && { continue: next }) });
  const answer = await api.get(`${pathOf(resource, taker.namespace)}?${query}`, signal);
  if ('failure' in answer) return answer;
  return pageOf(answer.body, (item) => taker.take(resource, item)) ?? { failure: failureOf(200, undefined) };
}

/** Undefined when it is no list of an API server. */
function pageOf(body: Json, take: (item: Json) => KubeObject | undefined): Page | undefined {
  const { metadata, items } = isObject(body) ? body : {};
  // An empty list of Go is null.
  const list = items === null ? [] : items;
  if (!isObject(metadata) || !Array.isArray(list)) return undefined;
  const resourceVersion = versionIn(metadata);
  if (resourceVersion === undefined) return undefined;
  const taken = (list as readonly Json[]).slice(0, maxObjects).map(take);
  const objects = taken.filter((object) => object !== undefined);
  const { continue: next, remainingItemCount } = metadata;
  return {
    objects,
    passedOver: taken.length - objects.length,
    resourceVersion,
    next: typeof next === 'string' && next.length <= 8192 ? next : '',
    remaining: typeof remainingItemCount === 'number' && remainingItemCount > 0 ? remainingItemCount : 0,
  };
}

/** Opaque to clients: no more is known of it than that it is short. */
function versionIn(metadata: JsonObject): string | undefined {
  const { resourceVersion } = metadata;
  return typeof resourceVersion === 'string' && /^[\w.:-]{1,128}$/.test(resourceVersion) ? resourceVersion : undefined;
}

export interface WatchQuery {
  readonly resource: WatchedKind;
  readonly resourceVersion: string;
  readonly timeoutSeconds: number;
}

export interface WatchNews {
  readonly changes: readonly WatchedChange[];
  readonly passedOver: number;
  /** The newest version that was heard of, by a change or a bookmark; undefined when there was none. */
  readonly resourceVersion: string | undefined;
}

/** Follows the changes since a version until the server ends it. Gives the failure when it ends otherwise. */
export async function watchChanges(
  { api, taker }: Asker,
  { resource, resourceVersion, timeoutSeconds }: WatchQuery,
  signal: AbortSignal,
  onNews: (news: WatchNews) => void,
): Promise<Failure | undefined> {
  const query = new URLSearchParams({
    watch: '1',
    allowWatchBookmarks: 'true',
    resourceVersion,
    timeoutSeconds: String(timeoutSeconds),
  });
  const reader = new AbortController();
  let told: Failure | undefined;
  const ended = await api.follow(
    `${pathOf(resource, taker.namespace)}?${query}`,
    AbortSignal.any([signal, reader.signal]),
    (lines) => {
      if (told !== undefined) return;
      const news = newsOf(lines, resource, taker);
      if (news.changes.length > 0 || news.passedOver > 0 || news.resourceVersion !== undefined) onNews(news);
      told = news.failure;
      // The server has said its last word, whether it hangs up or not.
      if (told !== undefined) reader.abort();
    },
  );
  return told ?? ended;
}

function newsOf(
  lines: readonly string[],
  resource: WatchedKind,
  taker: ObjectTaker,
): WatchNews & { readonly failure?: Failure } {
  const changes: WatchedChange[] = [];
  let passedOver = 0;
  let resourceVersion: string | undefined;
  for (const line of lines) {
    const event = readJson(line);
    const { type, object } = isObject(event) ? event : {};
    if (type === 'ERROR') {
      const code = isObject(object) && typeof object['code'] === 'number' ? object['code'] : 500;
      return { changes, passedOver, resourceVersion, failure: failureOf(code, object) };
    }
    const metadata = isObject(object) ? object['metadata'] : undefined;
    const version = isObject(metadata) ? versionIn(metadata) : undefined;
    if (version !== undefined) resourceVersion = version;
    if (type === 'BOOKMARK') continue;
    const taken = taker.take(resource, object);
    if ((type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED') && taken !== undefined)
      changes.push({ change: type, resource, object: taken });
    else passedOver += 1;
  }
  return { changes, passedOver, resourceVersion };
}
