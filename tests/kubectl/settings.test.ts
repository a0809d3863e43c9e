import { describe, expect, it } from 'vitest';
import { Kubeconfig } from '../../src/kubectl/kubeconfig.ts';
import { startKubectl } from '../../src/kubectl/kubectl.ts';
import { clusterOf, kubectl, lines, now } from './kit.ts';

describe('kubectl config', () => {
  it('chooses the namespace of all later commands', () => {
    const world = { ...clusterOf().at(now), kubeconfig: new Kubeconfig() };
    const said = (line: string) => {
      const command = startKubectl({ args: line.split(' ') }, world);
      return command.chunks.map(({ text }) => text).join('');
    };
    expect(said('config set-context --current --namespace=other')).toBe('Context "ordinal" modified.\n');
    expect(said('get pods')).toBe('No resources found in other namespace.\n');
    expect(said('get pods -n default -o name')).toContain('pod/web-0');
    expect(said('config get-contexts')).toBe(
      lines('CURRENT   NAME      CLUSTER   AUTHINFO   NAMESPACE', '*         ordinal   ordinal   ordinal    other'),
    );
    expect(said('config view --minify -o jsonpath={..namespace}')).toBe('other');
    said('config set-context --current --namespace=');
    expect(said('get pods -o name')).toContain('pod/web-0');
  });

  it('knows one context, and says so of others', () => {
    expect(kubectl('config current-context').stdout).toBe('ordinal\n');
    expect(kubectl('config use-context ordinal').stdout).toBe('Switched to context "ordinal".\n');
    expect(kubectl('config use-context prod').stderr).toBe('error: no context exists with the name: "prod"\n');
    expect(kubectl('config get-contexts prod').stderr).toBe('error: context prod not found\n');
    expect(kubectl('config set-context prod').command.unsupported).toContain('one context');
    expect(kubectl('get pods --context prod').stderr).toBe(
      'Error in configuration: context was not found for specified context: prod\n',
    );
    expect(kubectl('config set-context').stderr).toBe(
      'error: you must specify a non-empty context name or --current\n',
    );
  });
});

describe('kubectl auth', () => {
  it('answers yes to everything, and warns of what is probably a mistake', () => {
    expect(kubectl('auth can-i delete pods')).toMatchObject({ stdout: 'yes\n', stderr: '', exit: 0 });
    expect(kubectl('auth can-i get nodes').stderr).toBe("Warning: resource 'nodes' is not namespace scoped\n\n");
    expect(kubectl('auth can-i pat pods').stderr).toBe("Warning: verb 'pat' is not a known verb\n\n");
    expect(kubectl('auth can-i get pots').stderr).toBe("Warning: the server doesn't have a resource type 'pots'\n\n");
    expect(kubectl('auth can-i get pods -q').stdout).toBe('');
    expect(kubectl('auth can-i get')).toMatchObject({ exit: 1 });
  });

  it('names the one person there is', () => {
    expect(kubectl('auth whoami').stdout).toContain('Groups      [system:masters system:authenticated]\n');
  });
});

describe('kubectl cluster-info', () => {
  it('tells the address of the control plane', () => {
    expect(kubectl('cluster-info').stdout).toMatch(/^Kubernetes control plane is running at https:\/\//);
    expect(kubectl('cluster-info dump').command.unsupported).toContain('dump');
  });
});
