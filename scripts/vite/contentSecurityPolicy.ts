import type { Plugin } from 'vite';
import { contentSecurityPolicyOf } from './headers.ts';

/** Writes the policy into the built page. The dev server goes without: it serves inline scripts and styles. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'ordinal:content-security-policy',
    apply: 'build',
    transformIndexHtml: (html) => withPolicy(html, contentSecurityPolicyOf()),
  };
}

/** After the charset, which must stand within the first kilobyte, and before all that the policy is about. */
export function withPolicy(html: string, policy: string): string {
  return html.replace(
    '<meta charset="utf-8" />',
    (charset) => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
}
