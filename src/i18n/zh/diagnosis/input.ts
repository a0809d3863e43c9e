/** 粘贴的内容哪里不对，该怎么办。 */
import type { inputComplaints as English } from '../../en/diagnosis/input.ts';

export const inputComplaints: typeof English = {
  tooLarge: () => '内容太多：最多读 64 MiB。请只打印一个 namespace，或者一个 StatefulSet 和它的 Pod。',
  tooDeep: () => '嵌套太深，没有哪个集群的对象会这样。',
  syntax: () => '这不是 kubectl 打印的 YAML 或 JSON。',
  syntaxSaid: ({ detail }) => `这不是 kubectl 打印的 YAML 或 JSON：${detail}`,
  unusualYaml: () => '这种 YAML 写法 kubectl 不会打印。这么大的内容只按 kubectl 的写法读，用 -o json 也行。',
  alias: () => '不读锚点和别名：kubectl 不会打印它们。',
  forbiddenKey: () => '不读 __proto__ 这个键。',
  table: () => '这是 kubectl 打印给人看的表格。请加上 -o yaml 或 -o json。',
  notAnObject: () => '这不是 Kubernetes 对象：没有 kind。',
  empty: () => '里面没有对象。',
  manifest: ({ object }) => `${object} 没有 uid：这是清单，不是集群里的对象。请用 kubectl get -o yaml 打印。`,
  field: ({ object, field, expected, received }) => `${object}：${field} 应该是 ${expected}，现在是 ${received}。`,
  tooManyReplicas: ({ object, field }) => `${object}：${field} 超过 10000，这里不算这么多。`,
  inLine: ({ place, told }) => `${place}：${told}`,
  line: ({ line }) => `第 ${line} 行`,
  fileLine: ({ file, line }) => `${file} 第 ${line} 行`,
};
