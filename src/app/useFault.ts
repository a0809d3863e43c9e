import { useEffect, useState } from 'react';

/** The last error that nobody caught: most likely the engine's, on the way of a click or of the playback. */
export function useFault(): readonly [unknown, () => void] {
  const [fault, setFault] = useState<unknown>();

  // React does not hear of errors in event handlers and timers; the window does.
  useEffect(() => {
    const onError = (event: ErrorEvent) => setFault(event.error ?? event.message);
    const onRejection = (event: PromiseRejectionEvent) => setFault(event.reason);
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
    return () => {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }, []);
  return [fault, () => setFault(undefined)];
}
