import { parseSync } from 'vite';

export interface Import {
  readonly target: string;
  /** Gone after compiling: `import type`, or only `type` names. */
  readonly typeOnly: boolean;
  /** The imported names, as the other module calls them; none for a whole module. */
  readonly names: readonly string[];
}

export interface Source {
  readonly imports: readonly Import[];
  /** Names that are used as such: not the `Date` of `header.Date` or `{ Date: 1 }`. */
  readonly names: ReadonlySet<string>;
  /** `object.property`, where the object is a plain name. */
  readonly members: ReadonlySet<string>;
  /** What is called, as it is written: `api.store.tables.pods.delete`. */
  readonly calls: ReadonlySet<string>;
  /** Every name, property, attribute, key and whole string, wherever it stands. */
  readonly words: ReadonlySet<string>;
}

interface Reading {
  readonly imports: Import[];
  readonly names: Set<string>;
  readonly members: Set<string>;
  readonly calls: Set<string>;
  readonly words: Set<string>;
  textOf(node: Node): string;
}

type Node = { readonly type: string; readonly [field: string]: unknown };

/** What a TypeScript file reaches for. It parses, so that words in comments and strings do not mislead it. */
export function readSource(path: string, code: string): Source {
  const { program, module, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  const imports: Import[] = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      target: moduleRequest.value,
      typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
      names: entries.flatMap(({ importName }) => importName.name ?? []),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, importName, isType }) =>
        moduleRequest
          ? [{ target: moduleRequest.value, typeOnly: isType, names: importName.name ? [importName.name] : [] }]
          : [],
      ),
    ),
  ];
  const source = {
    imports,
    names: new Set<string>(),
    members: new Set<string>(),
    calls: new Set<string>(),
    words: new Set<string>(),
    textOf: ({ start, end }: Node) => code.slice(start as number, end as number),
  };
  visit(program as unknown as Node, source);
  return source;
}

function visit(node: Node, source: Reading) {
  const target = (value: unknown, typeOnly = false) => {
    for (const text of stringsIn(value)) source.imports.push({ target: text, typeOnly, names: [] });
  };
  switch (node.type) {
    case 'ImportExpression':
      target(node.source);
      break;
    case 'TSImportType':
      target(node.source ?? node.argument, true);
      break;
    case 'CallExpression':
      if (isGlob(node.callee)) target((node.arguments as Node[])[0]);
      source.calls.add(source.textOf(node.callee as Node));
      break;
    case 'NewExpression': {
      const [file, base] = node.arguments as Node[];
      if (nameOf(node.callee) === 'URL' && isImportMeta(base?.object)) target(file);
      break;
    }
    case 'MemberExpression': {
      if (nameOf(node.object) && nameOf(node.property))
        source.members.add(`${nameOf(node.object)}.${nameOf(node.property)}`);
      break;
    }
    case 'Identifier':
    case 'JSXIdentifier':
      source.words.add(node.name as string);
      break;
    case 'Literal':
      if (typeof node.value === 'string') source.words.add(node.value);
      break;
    default:
  }
  for (const [field, child] of Object.entries(node)) {
    const isLabel = (field === 'property' || field === 'key') && node.computed !== true;
    for (const part of Array.isArray(child) ? child : [child]) {
      if (!isNode(part)) continue;
      if (part.type === 'Identifier' && !isLabel) source.names.add(part.name as string);
      visit(part, source);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function nameOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Identifier' ? (node.name as string) : undefined;
}

function isImportMeta(node: unknown): boolean {
  return isNode(node) && node.type === 'MetaProperty';
}

function isGlob(node: unknown): boolean {
  return (
    isNode(node) && node.type === 'MemberExpression' && isImportMeta(node.object) && nameOf(node.property) === 'glob'
  );
}

/** A module's name as it stands in the code: a string, a template without gaps, or a list of them. */
function stringsIn(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node.type === 'TSLiteralType') return stringsIn(node.literal);
  if (node.type === 'ArrayExpression') return (node.elements as unknown[]).flatMap(stringsIn);
  if (node.type === 'TemplateLiteral') return [(node.quasis as { value: { cooked: string } }[])[0]!.value.cooked];
  return [];
}
