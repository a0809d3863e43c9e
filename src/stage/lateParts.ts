/** What lies over the picture, to be touched, tabbed to and read out: it comes when the picture stands. */
import { lazy } from 'react';
import { late } from '#store/late.ts';

export const DeploymentLane = lazy(late(async () => (await import('./DeploymentLane.tsx')).DeploymentLane));
export const LaneOptions = lazy(late(async () => (await import('./LaneOptions.tsx')).LaneOptions));
export const OverviewCanvas = lazy(late(async () => (await import('./OverviewCanvas.tsx')).OverviewCanvas));
export const PartitionSlider = lazy(late(async () => (await import('./PartitionSlider.tsx')).PartitionSlider));
export const ServiceOption = lazy(late(async () => (await import('./ServiceOption.tsx')).ServiceOption));
export const StageTable = lazy(late(async () => (await import('./StageTable.tsx')).StageTable));
