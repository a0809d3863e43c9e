/** The English of the first frame: the stage and what frames it. The rest arrives with the parts that speak it. */
import { shell } from './en/shell.ts';
import { stage } from './en/stage.ts';

export const enFirst = { shell, stage };
