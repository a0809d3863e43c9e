import type { ComponentProps } from 'react';
import { PartBoundary } from './PartBoundary.tsx';

/** A part of the page that has a name of its own, and keeps its faults and its waiting to itself. */
export function Region({ children, ...section }: ComponentProps<'section'>) {
  return (
    <section {...section}>
      <PartBoundary>{children}</PartBoundary>
    </section>
  );
}
