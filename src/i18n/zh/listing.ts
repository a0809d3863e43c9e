/** 用顿号列出名字；太长时报个数，因为标题只有一行。 */
export function listing(names: readonly string[]): string {
  const list = names.join('、');
  return names.length > 3 || list.length > longestList ? `${names.length} 个 Pod` : list;
}

const longestList = 30;

/** 相邻的名字：两个以内逐个写出，更多时写起止。 */
export function span(first: string, last: string, count: number): string {
  if (count === 1) return first;
  return count === 2 ? `${first}、${last}` : `${first} 到 ${last}`;
}

/** 标题放得下就用完整的句子；集合或 PVC 的名字太长时用短的。汉字算一格，其余半格。 */
export function fitting(full: string, shorter: string): string {
  const cells = [...full].reduce((sum, character) => sum + (character > '\u2e7f' ? 1 : 0.5), 0);
  return cells <= longestHeadline ? full : shorter;
}

const longestHeadline = 32;
