/**
 * The worker that makes the page work without network from its second visit on. The build writes `version` and `files` before this text.
 *
 * A version is kept whole: the page of a version is served with the scripts of that version, until somebody takes the new one or
 * has closed all tabs. Tabs that still show an older version find their files in its cache.
 */
/* global version, files */
const scope = self.registration.scope;
const family = `ordinal ${scope} `;
const own = family + version;
/** Of older versions, while tabs are open. */
const mostOlder = 4;
/** A newer version was taken, whose worker may have to wait for this one to be idle: its page is served from now on. */
let isHandingOver = false;

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(Promise.all([self.clients.claim(), letGo()])));
self.addEventListener('message', ({ data }) => {
  if (data === 'ordinal:take-over') void self.skipWaiting();
  if (data === 'ordinal:hand-over') isHandingOver = true;
});
self.addEventListener('fetch', (event) => {
  const file = fileOf(event.request);
  if (file === undefined) return;
  if (event.request.mode === 'navigate') event.waitUntil(letGo());
  event.respondWith(answer(event.request, file));
});

/** All files or none: a version with a gap would fail where nobody expects it. */
async function keepAll() {
  const cache = await caches.open(own);
  await Promise.all(files.map((file) => keep(cache, file)));
}

async function keep(cache, file) {
  // What bears its content in its name may come from the browser's own cache; all else must be of this version.
  const response = await fetch(file, { cache: file.startsWith('assets/') ? 'default' : 'reload' });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  // A page may not be answered with what was redirected.
  await cache.put(file, response.redirected ? new Response(response.body, response) : response);
}

/** Older versions go when nobody shows them any more. A newer one, which waits, sees to that itself. */
async function letGo() {
  if (self.registration.installing !== null || self.registration.waiting !== null) return;
  const [names, tabs] = await Promise.all([
    caches.keys(),
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }),
  ]);
  const older = names.filter((name) => name.startsWith(family) && name !== own);
  const wanted = tabs.some(({ url }) => url.startsWith(scope)) ? mostOlder : 0;
  await Promise.all(older.slice(0, Math.max(0, older.length - wanted)).map((name) => caches.delete(name)));
}

/** The file of ours that is asked for; undefined when this worker has nothing to do with it. */
function fileOf({ method, url }) {
  if (method !== 'GET' || !url.startsWith(scope)) return undefined;
  const path = url.slice(scope.length).replace(/[?#].*$/, '');
  if (path === '' || path === 'index.html') return './';
  return path.startsWith('assets/') || files.includes(path) ? path : undefined;
}

async function answer(request, file) {
  return (await kept(file)) ?? fetch(request);
}

/** From this version; what bears its content in its name from whichever version has it, for tabs of another one. */
async function kept(file) {
  const names = (await caches.keys()).filter((name) => name.startsWith(family));
  // They stand in the order in which they were made.
  const current = isHandingOver ? (names.at(-1) ?? own) : own;
  const others = file.startsWith('assets/') ? names : [];
  for (const name of [current, ...others]) {
    // Who asks, and how, makes no difference to a file.
    const found = await (await caches.open(name)).match(file, { ignoreVary: true });
    if (found !== undefined) return found;
  }
  return undefined;
}
