/** 事件表的周边文字。事件本身在任何语言里都用 kubectl 的英文。 */
import type { events as English } from '../en/events.ts';

export const events: typeof English = {
  label: '集群事件，最新的在前',
  empty: '还没有组件上报过事件。',
  newest: ({ shown, total }) => `最新的 ${shown} 条，共 ${total} 条。`,
};
