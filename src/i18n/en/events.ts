/** Around the events. The events themselves are in kubectl's English, in every language. */
export const events = {
  label: 'Events of the cluster, newest first',
  empty: 'No component has reported anything yet.',
  newest: ({ shown, total }: { shown: number; total: number }) => `The newest ${shown} of ${total}.`,
};
