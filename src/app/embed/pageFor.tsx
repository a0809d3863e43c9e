import type { ReactNode } from 'react';
import { App } from '../App.tsx';
import { EmbedPage } from './EmbedPage.tsx';
import type { EmbedOptions } from './embedOptions.ts';

/** The page that a host has asked for. */
export function pageFor(options: EmbedOptions): ReactNode {
  return options.view === 'full' ? <App ownKeys={false} /> : <EmbedPage {...options} />;
}
