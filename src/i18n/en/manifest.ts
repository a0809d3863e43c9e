/** The words of the YAML editor, which come when it is opened; `kubectl explain` reads `fields` and `kinds`. */
import { editor } from './manifest/editor.ts';
import { fields, kinds } from './manifest/fields.ts';
import { refusals } from './manifest/refusals.ts';

export const manifest = { editor, fields, kinds, refusals };
