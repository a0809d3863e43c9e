import type { yaml as en } from '../en/yaml.ts';

/** 清单面板：文本在送到 API server 之前先挑出来的毛病。 */
export const yaml: typeof en = {
  label: 'StatefulSet 和它的 Service 的清单',
  hint: '改完后应用。Ctrl+Enter 也可以应用；按 Tab 离开文本框。',
  apply: '应用',
  discard: '放弃修改',
  applied: '已应用。',
  at: (line, column) => `第 ${line} 行，第 ${column} 列`,
  complaints: {
    tooLarge: '文本超过 64 KiB，什么都没有应用。',
    tooDeep: '嵌套超过 50 层，什么都没有应用。',
    tooMany: '文本里的值超过 2000 个，或者碎片太多，什么都没有应用。',
    alias: '这里不接受锚点和别名，请把值直接写出来。',
    tag: '这里不接受 !include 这样的标签，请把值直接写出来。',
    key: '字段名应该是一个词，不能是列表、映射或空值。',
    number: '清单里不能写这样的数。',
    surrogate: '这段文本里有半个字符（孤立的代理项），集群存不了它。',
    forbiddenKey: '清单里没有叫这个名字的字段。',
    notAnObject: '清单应该是一组字段：apiVersion、kind、metadata、spec。',
    noDocument: '文本里没有清单。',
    syntax: (detail) => `这不是合法的 YAML：${detail}。`,
  },
};
