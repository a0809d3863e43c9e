/** The Chromium to drive: $CHROMIUM, or the first one found. */
export function findChromium(): string | undefined;
/** Quiet, without a graphics card, and without any request of its own. */
export const chromiumArgs: string[];
/** Finds Chromium, or installs it where apt-get can; undefined when neither worked. */
export function ensureChromium(): Promise<string | undefined>;
