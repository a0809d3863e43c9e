import { describe, expect, it } from 'vitest';
import { cursorPlace } from '#manifest/cursorPlace.ts';
import { type KnownNames, proposalsAt } from '#manifest/proposals.ts';

/** A text with a `|` where the cursor is. */
function at(marked: string): [text: string, cursor: number] {
  return [marked.replace('|', ''), marked.indexOf('|')];
}

const set = 'apiVersion: apps/v1\nkind: StatefulSet\n';

describe('The place of a cursor', () => {
  it.each([
    ['at the top', `${set}|`, 'name', []],
    ['below a name', `${set}spec:\n  repl|`, 'name', ['spec']],
    ['on an empty line', `${set}spec:\n  replicas: 3\n  |\n  selector:\n`, 'name', ['spec']],
    ['behind a name', `${set}spec:\n  podManagementPolicy: |`, 'value', ['spec', 'podManagementPolicy']],
    [
      'in a member of a list',
      `${set}spec:\n  template:\n    spec:\n      containers:\n        - name: a\n          im|`,
      'name',
      ['spec', 'template', 'spec', 'containers'],
    ],
    [
      'in the first line of a member',
      `${set}spec:\n  template:\n    spec:\n      containers:\n        - |`,
      'name',
      ['spec', 'template', 'spec', 'containers'],
    ],
    [
      'in a list that is not indented',
      `${set}spec:\n  template:\n    spec:\n      containers:\n      - name: a\n        image: |`,
      'value',
      ['spec', 'template', 'spec', 'containers', 'image'],
    ],
    [
      'in a list within a list',
      `${set}spec:\n  template:\n    spec:\n      containers:\n      - name: a\n        ports:\n        - containerPort: 1\n        - |`,
      'name',
      ['spec', 'template', 'spec', 'containers', 'ports'],
    ],
    [
      'behind a list',
      `${set}spec:\n  template:\n    spec:\n      containers:\n      - name: a\n        ports:\n        - name: 1\n      res|`,
      'name',
      ['spec', 'template', 'spec'],
    ],
    ['below a comment', `${set}spec:\n  # a: b\n  |`, 'name', ['spec']],
  ])('%s is known', (_, marked, where, path) => {
    expect(cursorPlace(...at(marked))).toMatchObject({ kind: 'StatefulSet', at: where, path });
  });

  it('belongs to its own document', () => {
    expect(cursorPlace(...at(`${set}---\nkind: Service\nspec:\n  |\n---\nkind: Pod\n`))).toMatchObject({
      kind: 'Service',
      path: ['spec'],
    });
  });

  it('has the names beside it, above and below, and none of the next member', () => {
    const text = `${set}spec:\n  template:\n    spec:\n      containers:\n        - name: a\n          |\n          image: b\n        - name: c\n          args: []\n`;
    expect(cursorPlace(...at(text))?.siblings).toEqual(['name', 'image']);
  });

  it('is none in a comment', () => {
    expect(cursorPlace(...at('a: 1 # b|'))).toBeUndefined();
    expect(cursorPlace(...at('# b|'))).toBeUndefined();
  });
});

const names: KnownNames = {
  images: ['nginx:alpine'],
  storageClasses: ['standard'],
  services: ['nginx'],
  volumes: ['www'],
};

function proposed(marked: string) {
  return proposalsAt(...at(marked), names)?.proposals.map(({ insert }) => insert);
}

describe('What is proposed', () => {
  it('are the fields that are not there yet', () => {
    const inserts = proposed(`${set}spec:\n  replicas: 3\n  |\n  selector: {}\n`);
    expect(inserts).toContain('serviceName: ');
    expect(inserts).toContain('template:\n    ');
    expect(inserts).toContain('volumeClaimTemplates:\n    - ');
    expect(inserts?.some((insert) => /^(replicas|selector):/.test(insert))).toBe(false);
  });

  it.each([
    ['podManagementPolicy: |', ['OrderedReady', 'Parallel']],
    ['podManagementPolicy:|', ['OrderedReady', 'Parallel']],
    ['serviceName: ng|', ['nginx']],
    ['replicas: |', undefined],
    ['template:\n    spec:\n      hostNetwork: |', ['true', 'false']],
    ['template:\n    spec:\n      containers:\n        - image: |', ['nginx:alpine']],
    ['template:\n    spec:\n      containers:\n        - volumeMounts:\n          - name: |', ['www']],
    ['volumeClaimTemplates:\n  - spec:\n      storageClassName: |', ['standard']],
    [
      'volumeClaimTemplates:\n  - spec:\n      accessModes:\n      - |',
      ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'],
    ],
    ['selector:\n    matchLabels:\n      |', undefined],
    ['nonsense:\n    |', undefined],
  ])('after %j are its values', (written, values) => {
    expect(proposed(`${set}spec:\n  ${written}`)).toEqual(values);
  });

  it('begins a manifest', () => {
    expect(proposed('|')).toEqual(['apiVersion: ', 'kind: ', 'metadata: ']);
    expect(proposed('kind: Stat|')).toContain('StatefulSet');
    expect(proposed('kind: Service\napiVersion: |')).toEqual(['v1']);
  });

  it('goes in the place of what is being written', () => {
    const [text, cursor] = at(`${set}spec:\n  repl|`);
    expect(proposalsAt(text, cursor, names)?.from).toBe(text.indexOf('repl'));
  });
});
