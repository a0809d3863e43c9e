import { useLayoutEffect, useState, type RefObject } from 'react';

export interface PlotSize {
  /** In units: a sixteenth of the root's font size, one pixel in the reference frame. */
  readonly width: number;
  readonly height: number;
  /** Pixels in a unit. */
  readonly unit: number;
}

/** The size of an element, followed as it changes: only the platform knows it. */
export function usePlotSize(element: RefObject<Element | null>): PlotSize {
  const [size, setSize] = useState<PlotSize>({ width: 0, height: 0, unit: 1 });

  useLayoutEffect(() => {
    const observed = element.current;
    if (observed === null) return;
    const measure = () => {
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
      const { width, height } = observed.getBoundingClientRect();
      setSize((before) => {
        const next = { width: width / unit, height: height / unit, unit };
        return before.width === next.width && before.height === next.height && before.unit === unit ? before : next;
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);

  return size;
}
