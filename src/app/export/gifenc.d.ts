/** gifenc 1.0.3 comes without types: what is used of it here. */
declare module 'gifenc' {
  export type Color = readonly number[];

  export interface FrameOptions {
    readonly palette?: readonly Color[];
    /** Milliseconds; the file holds hundredths of a second. */
    readonly delay?: number;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** What becomes of the picture when its time is over: 1 leaves it. */
    readonly dispose?: number;
    /** 0 for ever, -1 once. */
    readonly repeat?: number;
  }

  export interface Encoder {
    writeFrame(indexes: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): Encoder;
  export function quantize(
    rgba: Uint8Array | Uint8ClampedArray,
    most: number,
    options?: { readonly format?: 'rgb565' },
  ): Color[];
  export function nearestColorIndex(palette: readonly Color[], color: Color): number;
}
