import type { SchemaOptions, Tags } from 'yaml';

/** Which scalars are numbers and booleans: kubectl's parser still reads YAML 1.1, so `yes` is true and `010` is eight. */
export const schemaOfKubectl: SchemaOptions = {
  schema: 'yaml-1.1',
  customTags: (tags: Tags) =>
    tags.filter((tag) => typeof tag !== 'string' && plainTags.has(tag.tag) && tag.format !== 'TIME'),
  resolveKnownTags: false,
};

/** What JSON can hold. Times of day (`1:30`) are numbers to YAML 1.1 and text to kubectl. */
export const plainTags: ReadonlySet<string> = new Set(
  ['map', 'seq', 'str', 'null', 'bool', 'int', 'float'].map((name) => `tag:yaml.org,2002:${name}`),
);
