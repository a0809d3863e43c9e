/**
 * The parts of the page that come after the stage: the first frame is the pods, and everything else finds its place ready around it.
 * What a visitor opens only now and then comes when it is opened.
 */
import { lazy } from 'react';
import { late } from '#store/late.ts';

export const Caption = lazy(late(async () => (await import('#panels/Caption.tsx')).Caption));
export const Controls = lazy(late(async () => (await import('#panels/controls/Controls.tsx')).Controls));
export const Timeline = lazy(late(async () => (await import('#panels/timeline/Timeline.tsx')).Timeline));
export const Plot = lazy(late(async () => (await import('#panels/timeline/Plot.tsx')).Plot));
export const GateBar = lazy(late(async () => (await import('./GateBar.tsx')).GateBar));
export const ControllerPanel = lazy(
  late(async () => (await import('#panels/controller/ControllerPanel.tsx')).ControllerPanel),
);
export const InspectorPanel = lazy(late(async () => (await import('#panels/InspectorPanel.tsx')).InspectorPanel));
export const YamlPanel = lazy(late(async () => (await import('#panels/yaml/YamlPanel.tsx')).YamlPanel));
export const TerminalPanel = lazy(late(async () => (await import('#panels/terminal/TerminalPanel.tsx')).TerminalPanel));
export const EventsPanel = lazy(late(async () => (await import('#panels/EventsPanel.tsx')).EventsPanel));
export const Notices = lazy(late(async () => (await import('./Notices.tsx')).Notices));
export const Prediction = lazy(late(async () => (await import('#panels/predict/Prediction.tsx')).Prediction));
export const Compare = lazy(late(async () => (await import('./compare/Compare.tsx')).Compare));
export const Lessons = lazy(late(async () => (await import('./lesson/Lessons.tsx')).Lessons));
export const TopPart = lazy(late(async () => (await import('./TopPart.tsx')).TopPart));
export const EmbedBar = lazy(late(async () => (await import('./embed/EmbedBar.tsx')).EmbedBar));
export const HelpDialog = lazy(late(async () => (await import('./HelpDialog.tsx')).HelpDialog));
