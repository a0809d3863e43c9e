import type { ReactNode } from 'react';
import { inspect, type Inspected } from '#store/inspected.ts';
import './objects.css';

interface Props extends Inspected {
  /** What it is called here; its name when absent. */
  readonly children?: ReactNode;
}

/** The name of an object as the way to it. */
export function ObjectLink({ resource, name, children }: Props) {
  return (
    <button type="button" className="object-link" onClick={() => inspect({ resource, name })}>
      {children ?? name}
    </button>
  );
}
