/** English: the first language, and the type of the other one. */
import { controller } from './en/controller.ts';
import { controls } from './en/controls.ts';
import { events } from './en/events.ts';
import { help } from './en/help.ts';
import { inspector } from './en/inspector.ts';
import { links } from './en/links.ts';
import { narration } from './en/narration.ts';
import { shell } from './en/shell.ts';
import { shellLater } from './en/shellLater.ts';
import { stage } from './en/stage.ts';
import { stageLater } from './en/stageLater.ts';
import { terminal } from './en/terminal.ts';
import { timeline } from './en/timeline.ts';
import { yaml } from './en/yaml.ts';

export const en = {
  shell: { ...shell, ...shellLater },
  controls,
  stage: { ...stage, ...stageLater },
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
