import { describe, expect, it } from 'vitest';
import { startKubectl } from '../../src/kubectl/kubectl.ts';
import { wrapped } from '../../src/kubectl/explain/wrapped.ts';
import { clusterOf, kubectl, lines, now } from './kit.ts';

const fieldTexts = {
  kind: (kind: string) => (kind === 'StatefulSet' ? 'Pods with an identity.' : undefined),
  field: (owner: string, name: string) =>
    owner === 'StatefulSetUpdateStrategy' && name === 'type' ? 'Who replaces pods. '.repeat(5).trim() : undefined,
};

function explained(line: string): string {
  const command = startKubectl({ args: `explain ${line}`.split(' ') }, { ...clusterOf({}).at(now), fieldTexts });
  return command.chunks.map(({ text }) => text).join('');
}

describe('kubectl explain', () => {
  it('tells the type of a field, the fields below it, and what they are for', () => {
    expect(explained('sts.spec.updateStrategy')).toBe(
      lines(
        'GROUP:      apps',
        'KIND:       StatefulSet',
        'VERSION:    v1',
        '',
        'FIELD: updateStrategy <StatefulSetUpdateStrategy>',
        '',
        '',
        'DESCRIPTION:',
        '    <empty>',
        'FIELDS:',
        '  rollingUpdate\t<RollingUpdateStatefulSetStrategy>',
        '    <no description>',
        '',
        '  type\t<string>',
        '  enum: OnDelete, Recreate, RollingUpdate',
        '    Who replaces pods. Who replaces pods. Who replaces pods. Who replaces pods.',
        '    Who replaces pods.',
        '',
        '',
      ),
    );
  });

  it('names what is required, and with --recursive all fields below', () => {
    expect(explained('statefulsets.apps.spec')).toContain('  selector\t<LabelSelector> -required-\n');
    const { stdout } = kubectl('explain sts --recursive --max-depth=2', clusterOf({}));
    expect(stdout).toContain('  spec\t<StatefulSetSpec> -required-\n    minReadySeconds\t<integer>\n');
    expect(stdout).not.toContain('      rollingUpdate');
    expect(kubectl('explain sts --recursive', clusterOf({})).stdout).toContain('        partition\t<integer>\n');
  });

  it('lists the values of a field that takes only some', () => {
    expect(explained('pod.spec.containers.imagePullPolicy')).toContain(
      'FIELD: imagePullPolicy <string>\nENUM:\n    Always\n    IfNotPresent\n    Never\n\n',
    );
  });

  it('refuses what is no field, no kind, or not described', () => {
    expect(kubectl('explain sts.spec.replica').stderr).toBe('error: field "replica" does not exist\n');
    expect(kubectl('explain foo').stderr).toBe('the server doesn\'t have a resource type "foo"\n');
    expect(kubectl('explain sts --max-depth=2').stderr).toBe('error: --max-depth requires --recursive\n');
    expect(kubectl('explain jobs').command.unsupported).toContain('jobs.batch');
  });

  it('breaks Chinese lines between characters, each of two columns', () => {
    expect(wrapped('每个 Pod 都有自己的编号', 10)).toBe('每个 Pod\n都有自己的\n编号');
  });
});
