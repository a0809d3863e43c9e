/** Chinese. Loaded when it is asked for: a key that English has and this has not, or the other way round, does not compile. */
import type { en } from './en.ts';
import { controller } from './zh/controller.ts';
import { controls } from './zh/controls.ts';
import { events } from './zh/events.ts';
import { help } from './zh/help.ts';
import { inspector } from './zh/inspector.ts';
import { links } from './zh/links.ts';
import { narration } from './zh/narration.ts';
import { shell } from './zh/shell.ts';
import { stage } from './zh/stage.ts';
import { terminal } from './zh/terminal.ts';
import { timeline } from './zh/timeline.ts';
import { yaml } from './zh/yaml.ts';

export const zh: typeof en = {
  shell,
  controls,
  stage,
  timeline,
  narration,
  controller,
  inspector,
  events,
  help,
  yaml,
  links,
  terminal,
};
