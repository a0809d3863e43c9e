/** What is wrong with what was pasted, and what to do about it. */
export const inputComplaints = {
  tooLarge: () => 'This is too much: at most 64 MiB are read. Print one namespace, or one set with its pods.',
  tooDeep: () => 'Values are nested deeper than the objects of any cluster.',
  syntax: () => 'This is neither the YAML nor the JSON that kubectl prints.',
  syntaxSaid: ({ detail }: { detail: string }) =>
    `This is neither the YAML nor the JSON that kubectl prints: ${detail}`,
  unusualYaml: () =>
    'This is YAML in a form that kubectl does not print. A text of this size is read only as kubectl prints it; -o json does, too.',
  alias: () => 'Anchors and aliases are not read: kubectl prints none.',
  forbiddenKey: () => 'The key __proto__ is not read.',
  table: () => 'This is the table that kubectl prints for people. Add -o yaml or -o json.',
  notAnObject: () => 'This is no object of Kubernetes: it has no kind.',
  empty: () => 'There is no object in it.',
  manifest: ({ object }: { object: string }) =>
    `${object} has no uid: it is a manifest, not an object of a cluster. Print it with kubectl get -o yaml.`,
  field: ({ object, field, expected, received }: Wrong) =>
    `${object}: ${field} should be ${expected}, and is ${received}.`,
  tooManyReplicas: ({ object, field }: { object: string; field: string }) =>
    `${object}: ${field} is more than 10,000, which is more than is worked out here.`,
  inLine: ({ place, told }: { place: string; told: string }) => `${place}: ${told}`,
  line: ({ line }: { line: number }) => `line ${line}`,
  fileLine: ({ file, line }: { file: string; line: number }) => `${file}, line ${line}`,
};

interface Wrong {
  readonly object: string;
  readonly field: string;
  readonly expected: string;
  readonly received: string;
}
