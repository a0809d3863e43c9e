import { type RefObject, useLayoutEffect, useState } from 'react';

export interface MeasuredSize {
  /** In the stage's own pixels, of which the root's font size is 16. */
  readonly width: number;
  readonly height: number;
}

/** The size of the stage's box. A projector's page is the same picture larger, so sizes are counted in rem. */
export function useStageSize(host: RefObject<HTMLElement | null>): MeasuredSize | undefined {
  const [size, setSize] = useState<MeasuredSize>();
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const measure = () => {
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      const width = Math.round(element.clientWidth / unit);
      const height = Math.round(element.clientHeight / unit);
      if (width > 0 && height > 0)
        setSize((known) => (known?.width === width && known.height === height ? known : { width, height }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [host]);
  return size;
}

/** Stage pixels as a CSS length. */
export function rem(pixels: number): string {
  return `${pixels / 16}rem`;
}
