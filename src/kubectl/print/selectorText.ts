import { listAt, mapAt, textAt } from '../objectFields.ts';

/** As `labels.Selector` prints itself: terms in the order of their keys. */
export function selectorText(selector: unknown): string {
  const equal = Object.entries(mapAt(selector, 'matchLabels')).map(
    ([key, value]) => [key, `${key}=${String(value)}`] as const,
  );
  const others = listAt(selector, 'matchExpressions').map((expression) => {
    const key = textAt(expression, 'key');
    const values = `(${listAt(expression, 'values').map(String).sort().join(',')})`;
    return [key, expressionText(textAt(expression, 'operator'), key, values)] as const;
  });
  return [...equal, ...others]
    .sort(([one], [other]) => (one < other ? -1 : Number(one > other)))
    .map(([, text]) => text)
    .join(',');
}

function expressionText(operator: string, key: string, values: string): string {
  switch (operator) {
    case 'In':
      return `${key} in ${values}`;
    case 'NotIn':
      return `${key} notin ${values}`;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return key;
  }
}
