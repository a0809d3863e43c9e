/** Whether a scalar is of the type of its field, as the API server's decoder sees it. */
const quantity = /^[+-]?(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

/** `type` as in the table of fields. A type with fields of its own takes no scalar. */
export function fitsType(type: string, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'IntOrString':
      return typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value));
    case 'Quantity':
      return quantity.test(String(value));
    case 'Time':
    case 'MicroTime':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
    case 'RawExtension':
      return true;
    default:
      return false;
  }
}
