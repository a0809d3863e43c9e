/**
 * Makes src/manifest/fields/kubernetes-1.37.json from the JSON schema of the Kubernetes API:
 * `node scripts/run.mjs scripts/prune-schema.ts SCHEMA.json`. What stays of a field is its name, its type, whether it is a list or a
 * map, whether it is required, and which values it takes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { allowedValues } from './schema/allowedValues.ts';
import { kindsOf, type Schema, typesOf } from './schema/pruned.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: node scripts/run.mjs scripts/prune-schema.ts SCHEMA.json');
  process.exit(2);
}

const target = 'src/manifest/fields/kubernetes-1.37.json';
const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
const kinds = kindsOf(schema);
const types = typesOf(schema, allowedValues);
writeFileSync(target, `${JSON.stringify({ source: schema.source, kinds, types }, undefined, 2)}\n`);
console.log(`${target}: ${Object.keys(kinds).length} kinds, ${Object.keys(types).length} types`);
