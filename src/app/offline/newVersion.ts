/**
 * The page's side of its service worker (`scripts/vite/serviceWorker.js`): starts it, so that the next visit needs no network, and says
 * when a new version waits. It is taken when somebody wants it, and otherwise comes with the first visit after all tabs are closed.
 */
import { ordinalStore } from '#store/ordinalStore.ts';
import { writeAddress } from '../links.ts';

const listeners = new Set<() => void>();
let waiting: ServiceWorker | undefined;

const longestWaitMs = 3000;

/** Whether a new version waits, for React's useSyncExternalStore, as is `onNewVersion`. */
export function hasNewVersion(): boolean {
  return waiting !== undefined;
}

export function onNewVersion(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where there is no worker to be had, such as without storage or a secure address, nothing happens: the page does without. */
export async function startOffline(): Promise<void> {
  try {
    const { serviceWorker } = navigator;
    const registration = await serviceWorker.register(workerAddress(), { updateViaCache: 'none' });
    const look = () => {
      // The first worker of all is no new version to anybody.
      waiting = serviceWorker.controller === null ? undefined : (registration.waiting ?? undefined);
      for (const listener of listeners) listener();
    };
    look();
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  } catch {
    // As said above.
  }
}

/** Loads the page again with the new version, at the shown moment if a link can hold it. Other tabs stay as they are. */
export function takeNewVersion(): void {
  ordinalStore.getState().pause();
  writeAddress();
  // Another tab may have taken it before.
  if (waiting?.state !== 'installed') {
    location.reload();
    return;
  }
  const { serviceWorker } = navigator;
  serviceWorker.controller?.postMessage('ordinal:hand-over');
  waiting.postMessage('ordinal:take-over');
  serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  // The worker that goes may be busy for another tab; it serves the new version by then.
  setTimeout(() => location.reload(), longestWaitMs);
}

/** The one script address that the page's policy lets through. */
function workerAddress(): string {
  const address = new URL('sw.js', document.baseURI).href;
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('ordinal-worker', { createScriptURL: () => address });
  return policy?.createScriptURL('') ?? address;
}

/** Of what browsers have and TypeScript's library has not everywhere. The address that is trusted counts as a text. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(input: string): string };
}
