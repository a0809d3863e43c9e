/** On a small screen one view at a time is shown; the stage is the one to come back to. */
import type { Panel } from '#store/state.ts';

export type View = 'stage' | 'controls' | 'panel';

export interface ViewTab {
  readonly id: 'stage' | 'controls' | 'why' | 'kubectl' | 'events';
  readonly view: View;
  /** The panel that it opens. */
  readonly panel?: Panel;
}

export const viewTabs: readonly ViewTab[] = [
  { id: 'stage', view: 'stage' },
  { id: 'controls', view: 'controls' },
  { id: 'why', view: 'panel', panel: 'controller' },
  { id: 'kubectl', view: 'panel', panel: 'kubectl' },
  { id: 'events', view: 'panel', panel: 'events' },
];

/** The tab that is lit: a pod's panel belongs to Why. */
export function litTab(view: View, panel: Panel): ViewTab['id'] {
  if (view !== 'panel') return view;
  return panel === 'events' || panel === 'kubectl' ? panel : 'why';
}
