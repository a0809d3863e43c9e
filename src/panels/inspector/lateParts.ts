/** What of the inspector is fetched when somebody looks into an object. */
import { lazy } from 'react';

export const ObjectInspector = lazy(async () => ({
  default: (await import('./objects/ObjectInspector.tsx')).ObjectInspector,
}));
export const SetObjects = lazy(async () => ({ default: (await import('./objects/SetObjects.tsx')).SetObjects }));
export const PodLife = lazy(async () => ({ default: (await import('./life/PodLife.tsx')).PodLife }));
