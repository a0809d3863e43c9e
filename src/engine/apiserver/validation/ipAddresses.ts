/** The complaints about an IP address; zeros before a number are let pass (upstream `IsValidIPForLegacyField`). */
export function ipAddressProblems(address: string): string[] {
  const isGood = isV4(address) || isV6(address);
  return isGood ? [] : ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'];
}

function isV4(address: string): boolean {
  const numbers = address.split('.');
  return numbers.length === 4 && numbers.every((number) => /^\d+$/.test(number) && Number(number) <= 255);
}

/** Eight groups; `::` stands for one or more of zeros, an IPv4 address at the end for two. */
function isV6(address: string): boolean {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return false;
  const groups = [...groupsOf(head), ...groupsOf(tail ?? '')];
  const last = groups.at(-1) ?? '';
  const hasV4 = last.includes('.');
  const size = groups.length + (hasV4 ? 1 : 0);
  const isWhole = tail === undefined ? size === 8 : size < 8;
  const hex = hasV4 ? groups.slice(0, -1) : groups;
  return isWhole && hex.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (!hasV4 || isV4(last));
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
