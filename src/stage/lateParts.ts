/** What lies over the picture, to be touched, tabbed to and read out: it comes when the picture stands. */
import { late } from '#store/late.ts';

export const LaneOptions = late(async () => (await import('./LaneOptions.tsx')).LaneOptions);
export const OverviewCanvas = late(async () => (await import('./OverviewCanvas.tsx')).OverviewCanvas);
export const PartitionSlider = late(async () => (await import('./PartitionSlider.tsx')).PartitionSlider);
export const StageTable = late(async () => (await import('./StageTable.tsx')).StageTable);
