/** YAML 编辑器的词句，打开编辑器时才加载。 */
import { editor } from './manifest/editor.ts';
import { fields, kinds } from './manifest/fields.ts';
import { refusals } from './manifest/refusals.ts';

export const manifest = { editor, fields, kinds, refusals };
