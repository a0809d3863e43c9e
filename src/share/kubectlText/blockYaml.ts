/**
 * Reads YAML as kubectl prints it: maps and lists in block form, one value a line, texts plain, quoted or as a block. A hundred times
 * faster than a reader of all of YAML, which takes seconds for a large cluster. What it does not know it leaves to that reader.
 */
import type { Json, JsonObject } from '#engine/json.ts';
import { BlockScalars } from './blockScalars.ts';
import { indentOf, isBlank, LinesOfYaml, type Unreadable } from './yamlLines.ts';
import { maxDepth } from './inputComplaint.ts';

/** A document, and on which line its maps begin: those of the outer levels, which are the objects. */
export interface YamlDocument {
  readonly value: Json;
  readonly line: number;
  readonly lineOf: ReadonlyMap<Json, number>;
}

/** The documents of a text, empty ones left out; or where it is no such YAML. */
export function readBlockYaml(text: string): readonly YamlDocument[] | Unreadable {
  const lines = new LinesOfYaml(text);
  const documents: YamlDocument[] = [];
  while (lines.toNextDocument()) {
    const reader = new BlockReader(lines);
    const { line } = lines;
    const value = reader.document();
    documents.push({ value, line, lineOf: reader.lineOf });
  }
  return lines.problem ?? documents;
}

/** Lines are remembered down to the items of a List. */
const rememberedDepth = 2;

class BlockReader {
  readonly lineOf = new Map<Json, number>();
  readonly #lines: LinesOfYaml;
  readonly #scalars: BlockScalars;
  #depth = 0;

  constructor(lines: LinesOfYaml) {
    this.#lines = lines;
    this.#scalars = new BlockScalars(lines);
  }

  document(): Json {
    const value = this.#block();
    if (!this.#lines.isAtEnd) this.#lines.fail('syntax');
    return value;
  }

  /** The value that begins on this line. */
  #block(): Json {
    this.#depth += 1;
    if (this.#depth > maxDepth) return this.#lines.fail('tooDeep');
    const { line } = this.#lines;
    // A value that stands alone on its line is nothing that kubectl prints.
    const value = this.#lines.isItem
      ? this.#list()
      : this.#lines.keyEnd() > 0
        ? this.#map()
        : this.#lines.fail('unusual');
    this.#depth -= 1;
    if (this.#depth <= rememberedDepth && typeof value === 'object' && value !== null) this.lineOf.set(value, line);
    return value;
  }

  #map(): JsonObject {
    const lines = this.#lines;
    const { indent } = lines;
    const map: Record<string, Json> = {};
    while (!lines.isAtEnd && lines.indent === indent && !lines.isItem) {
      const end = lines.keyEnd();
      if (end <= 0) lines.fail('unusual');
      const key = this.#scalars.key(lines.content.slice(0, end));
      if (key === '__proto__') lines.fail('forbiddenKey');
      if (lines.problem !== undefined) break;
      const rest = lines.content.slice(end + 1).trimStart();
      map[key] = isBlank(rest) ? this.#below(indent, true) : this.#scalars.read(rest, indent);
    }
    if (!lines.isAtEnd && lines.indent > indent) lines.fail('syntax');
    return map;
  }

  #list(): Json {
    const lines = this.#lines;
    const { indent } = lines;
    const list: Json[] = [];
    while (!lines.isAtEnd && lines.indent === indent && lines.isItem) {
      const rest = lines.content.slice(1);
      if (isBlank(rest.trimStart())) list.push(this.#below(indent, false));
      else {
        // `- name: web`: the map begins where its first key stands.
        const inner = indentOf(rest);
        lines.enter(indent + 1 + inner, rest.slice(inner));
        list.push(lines.isItem || lines.keyEnd() > 0 ? this.#block() : this.#scalars.read(lines.content, indent));
      }
    }
    if (!lines.isAtEnd && lines.indent > indent) lines.fail('syntax');
    return list;
  }

  /** What stands under a key or a dash: deeper, or for a key a list at the same depth; nothing at all is null. */
  #below(indent: number, isKey: boolean): Json {
    const lines = this.#lines;
    lines.next();
    if (lines.isAtEnd || lines.indent < indent) return null;
    if (lines.indent === indent) return isKey && lines.isItem ? this.#block() : null;
    return this.#block();
  }
}
