/** Families of flags that several commands have in common. */
import type { Flag } from './flags.ts';

export const filenameFlags: readonly Flag[] = [
  { name: 'filename', short: 'f', type: 'strings', help: 'a file, a known address, or - for standard input' },
  { name: 'recursive', short: 'R', type: 'bool', help: 'also the files of the folders below' },
  { name: 'kustomize', short: 'k', type: 'string', help: 'a folder with a kustomization', unsupported: true },
];

export const selectorFlag: Flag = {
  name: 'selector',
  short: 'l',
  type: 'string',
  help: 'labels that the objects must have, such as app=nginx',
};

export const fieldSelectorFlag: Flag = {
  name: 'field-selector',
  type: 'string',
  help: 'fields that the objects must have, such as status.phase=Running',
};

export const allNamespacesFlag: Flag = {
  name: 'all-namespaces',
  short: 'A',
  type: 'bool',
  help: 'the objects of all namespaces',
};

export const dryRunFlag: Flag = {
  name: 'dry-run',
  type: 'string',
  initial: 'none',
  bare: 'unchanged',
  help: 'none, server or client: what would be done, without doing it',
};

export const fieldManagerFlag = (initial: string): Flag => ({
  name: 'field-manager',
  type: 'string',
  initial,
  help: 'the name under which changes of fields are noted',
});

export const validateFlag: Flag = {
  name: 'validate',
  type: 'string',
  initial: 'strict',
  bare: 'strict',
  help: 'strict, warn or ignore: what becomes of fields that a kind does not have',
};

/** What `-o` takes for objects, and what goes with it. */
export const printFlags: readonly Flag[] = [
  { name: 'output', short: 'o', type: 'string', help: 'how to print objects: json, yaml, name, jsonpath=…' },
  { name: 'template', type: 'string', help: 'the template for -o go-template' },
  { name: 'allow-missing-template-keys', type: 'bool', initial: 'true', help: 'print nothing for what is missing' },
  { name: 'show-managed-fields', type: 'bool', help: 'keep metadata.managedFields' },
];

export const localFlag: Flag = {
  name: 'local',
  type: 'bool',
  help: 'do not ask the server: change what the file says, and print it',
};

export const recordFlag: Flag = {
  name: 'record',
  type: 'bool',
  help: 'note the command as the cause of the change',
  deprecated: '--record will be removed in the future',
};

export const saveConfigFlag: Flag = {
  name: 'save-config',
  type: 'bool',
  help: 'note the configuration in an annotation, as apply does',
};

/** What waits for objects to go, and how they go: those of `delete`, and of `replace --force`. */
export const deletionFlags: readonly Flag[] = [
  {
    name: 'cascade',
    type: 'string',
    initial: 'background',
    bare: 'background',
    help: 'background, foreground or orphan: what becomes of the dependents',
  },
  { name: 'force', type: 'bool', help: 'do not wait for a graceful end' },
  { name: 'grace-period', type: 'int', initial: '-1', help: 'seconds that the processes have to end' },
  { name: 'timeout', type: 'duration', initial: '0s', help: 'how long to wait; zero waits for ever' },
];
