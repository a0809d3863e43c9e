/** 用顿号列出名字；超过三个时报个数，因为标题只有一行。 */
export function listing(names: readonly string[]): string {
  const [first = ''] = names;
  if (names.length <= 3) return names.join('、');
  return `${names.length} 个 Pod（${first} 到 ${names.at(-1) ?? first}）`;
}
