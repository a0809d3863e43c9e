import { readFileSync } from 'node:fs';

/** The headers of every page, from the `/*` block of public/_headers. */
export function pageHeaders(text = readFileSync(new URL('../../public/_headers', import.meta.url), 'utf8')) {
  const headers: Record<string, string> = {};
  let block = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('/')) block = line.trim();
    const header = /^\s+([\w-]+):\s*(.+)$/.exec(line);
    if (header && block === '/*') headers[header[1]!] = header[2]!;
  }
  return headers;
}

/** The policy that the pages carry themselves. */
export function contentSecurityPolicyOf(headers = pageHeaders()): string {
  const policy = headers['Content-Security-Policy'];
  if (!policy) throw new Error('public/_headers has no Content-Security-Policy in its /* block');
  return policy;
}

/** The same policy with other sources for some directives. */
export function withSources(policy: string, sources: Readonly<Record<string, string>>): string {
  return policy
    .split(';')
    .map((directive) => directive.trim())
    .map((directive) => {
      const name = directive.split(' ')[0]!;
      return name in sources ? `${name} ${sources[name]}` : directive;
    })
    .join('; ');
}
