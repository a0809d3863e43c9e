import { describe, expect, it } from 'vitest';
import { humanDuration } from '../../src/kubectl/print/age.ts';
import { toYaml } from '../../src/kubectl/print/yaml.ts';
import { kubectl, lines } from './kit.ts';

describe('-o jsonpath', () => {
  const path = (template: string, what = 'pods') => kubectl(['get', ...what.split(' '), '-o', `jsonpath=${template}`]);

  // What the real kubectl's library finds was asked of it (client-go v0.37.2).
  it.each([
    ['{.items[*].metadata.name}', 'web-0 web-1 web-2'],
    ['{.items[-1:].metadata.name}', 'web-2'],
    ['{.items[0:3:2].metadata.name}', 'web-0 web-2'],
    ['{.items[?(@.status.conditions[0].status=="True")].metadata.name}', 'web-0 web-1'],
    ['{range .items[*]}{.metadata.name}={.status.phase}{"\\n"}{end}', 'web-0=Running\nweb-1=Running\nweb-2=Running\n'],
    ["{.items[0].metadata.labels['apps\\.kubernetes\\.io/pod-index']}", '0'],
    ["{.items[*]['metadata.name','status.podIP']}", 'web-0 web-1 web-2 10.0.0.0 10.0.0.1 10.0.0.2'],
    ['{..image}', Array(6).fill('nginx:1.29').join(' ')],
    ['{.items[0].spec.containers[0]}', '{"image":"nginx:1.29","name":"nginx"}'],
    ['{.nope}', ''],
    ['plain text', 'plain text'],
  ])('%s', (template, expected) => {
    expect(path(template).stdout).toBe(expected);
  });

  it.each([
    ['{.items[', 'unterminated array'],
    ['{.items', 'unclosed action'],
    ['{.items[a]}', 'invalid array index a'],
    ['{%}', "unrecognized character in action: U+0025 '%'"],
    ['{.items[?(@.x=="y"]}', 'unterminated filter'],
  ])('%s is told to be wrong', (template, problem) => {
    expect(path(template)).toMatchObject({
      stdout: '',
      stderr: `error: error parsing jsonpath ${template}, ${problem}\n`,
      exit: 1,
    });
  });

  it('says which index there is none of, and prints the object', () => {
    expect(path('{.items[7].metadata.name}').stderr).toContain('array index out of bounds: index 7, length 3');
  });
});

describe('-o go-template', () => {
  const template = (text: string) => kubectl(['get', 'sts', 'web', '--template', text]);

  // Answers of Go's own text/template to the same templates.
  it.each([
    ['{{range $i, $c := .spec.template.spec.containers}}{{$c.image}}{{end}}', 'nginx:1.29'],
    ['{{.spec.replicas}}/{{.status.readyReplicas}}', '3/2'],
    ['{{if eq .metadata.name "web"}}yes{{else}}no{{end}}', 'yes'],
    ['{{index .spec.selector.matchLabels "app"}}', 'nginx'],
    ['{{with .nope}}a{{else}}b{{end}}', 'b'],
    ['{{.nope}}', '<no value>'],
    ['{{.metadata.name | printf "%s!"}}', 'web!'],
    ['{{len .spec.template.spec.containers}}', '1'],
    ['{{.spec.selector}}', 'map[matchLabels:map[app:nginx]]'],
    ['a {{- " b" -}} c', 'a bc'],
    ['{{$x := .kind}}{{$x}}{{/* nothing */}}', 'StatefulSet'],
  ])('%s', (text, expected) => {
    expect(template(text).stdout).toBe(expected);
  });

  it('that cannot be read is told so', () => {
    expect(template('{{.metadata.name').stderr).toContain(
      'error parsing template {{.metadata.name, template: output:1: unclosed action',
    );
    expect(template('{{nope}}').stderr).toContain('function "nope" not defined');
  });
});

describe('-o custom-columns', () => {
  it('prints <none> for what is not there', () => {
    expect(kubectl('get pods -o custom-columns=NAME:.metadata.name,X:.spec.nope,IP:{.status.podIP}').stdout).toBe(
      lines(
        'NAME    X        IP',
        'web-0   <none>   10.0.0.0',
        'web-1   <none>   10.0.0.1',
        'web-2   <none>   10.0.0.2',
      ),
    );
  });

  it('wants a path for every column', () => {
    expect(kubectl('get pods -o custom-columns=NAME').stderr).toBe(
      'error: unexpected custom-columns spec: NAME, expected <header>:<json-path-expr>\n',
    );
  });
});

describe('-o', () => {
  it('names the formats that there are', () => {
    expect(kubectl('get pods -o xml').stderr).toBe(
      'error: unable to match a printer suitable for the output format "xml", allowed formats are: ' +
        'custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,' +
        'name,template,templatefile,wide,yaml\n',
    );
  });
});

describe('YAML', () => {
  // What sigs.k8s.io/yaml v1.6.0 writes of the same values.
  it.each([
    ['yes', 'k: "yes"\n'],
    ['1', 'k: "1"\n'],
    ['2026-01-01T00:00:00Z', 'k: "2026-01-01T00:00:00Z"\n'],
    ['1:30', 'k: "1:30"\n'],
    ['a: b', "k: 'a: b'\n"],
    ["it's", "k: it's\n"],
    ['- a', "k: '- a'\n"],
    ['', 'k: ""\n'],
    ['a\nb\n', 'k: |\n  a\n  b\n'],
    ['a\nb', 'k: |-\n  a\n  b\n'],
    ['tab\there', 'k: "tab\\there"\n'],
    [`${'word '.repeat(18)}end`, `k: ${'word '.repeat(15)}word\n  word word end\n`],
  ])('writes %j with the quotes that it needs', (text, expected) => {
    expect(toYaml({ k: text })).toBe(expected);
  });

  it('does not indent lists, and sorts keys by the numbers in them', () => {
    expect(toYaml({ a10: 1, a2: [{ b: [1] }, []], c: {} })).toBe('a2:\n- b:\n  - 1\n- []\na10: 1\nc: {}\n');
  });
});

describe('An age', () => {
  it.each([
    [-5, '<invalid>'],
    [-1, '0s'],
    [119, '119s'],
    [120, '2m'],
    [599, '9m59s'],
    [600, '10m'],
    [10_799, '179m'],
    [10_800, '3h'],
    [28_799, '7h59m'],
    [28_800, '8h'],
    [172_800, '2d'],
    [176_400, '2d1h'],
    [691_200, '8d'],
    [63_072_000, '2y'],
    [63_158_400, '2y1d'],
  ])('of %d seconds reads %s', (seconds, text) => {
    expect(humanDuration(seconds)).toBe(text);
  });
});
