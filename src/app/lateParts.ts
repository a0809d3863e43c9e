/**
 * The parts of the page that come after the stage: the first frame is the pods, and everything else finds its place ready around it.
 * What a visitor opens only now and then comes when it is opened.
 */
import { late } from '#store/late.ts';

export const Caption = late(async () => (await import('#panels/Caption.tsx')).Caption);
export const Controls = late(async () => (await import('#panels/controls/Controls.tsx')).Controls);
export const Timeline = late(async () => (await import('#panels/timeline/Timeline.tsx')).Timeline);
export const GateBar = late(async () => (await import('./GateBar.tsx')).GateBar);
export const ControllerPanel = late(
  async () => (await import('#panels/controller/ControllerPanel.tsx')).ControllerPanel,
);
export const InspectorPanel = late(async () => (await import('#panels/InspectorPanel.tsx')).InspectorPanel);
export const YamlPanel = late(async () => (await import('#panels/yaml/YamlPanel.tsx')).YamlPanel);
export const EventsPanel = late(async () => (await import('#panels/EventsPanel.tsx')).EventsPanel);
export const Notices = late(async () => (await import('./Notices.tsx')).Notices);
export const CopyLink = late(async () => (await import('./CopyLink.tsx')).CopyLink);
export const DisplayMenu = late(async () => (await import('./DisplayMenu.tsx')).DisplayMenu);
export const HelpDialog = late(async () => (await import('./HelpDialog.tsx')).HelpDialog);
