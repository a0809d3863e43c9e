import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { withPolicy } from './contentSecurityPolicy.ts';
import { contentSecurityPolicyOf, withSources } from './headers.ts';

/**
 * The last touch on the single file, after vite-plugin-singlefile has inlined everything. The script becomes a classic
 * one at the end of the body: opened from `file://` or in a sandboxed frame a page has no origin to load modules for.
 * The policy then names the script and the styles by their hashes, since 'self' means nothing without an origin.
 */
export function classicScript(): Plugin {
  return {
    name: 'ordinal:classic-script',
    apply: 'build',
    enforce: 'post',
    config: () => ({
      build: {
        modulePreload: false,
        copyPublicDir: false,
        rolldownOptions: { output: { format: 'iife', name: 'ordinal' } },
      },
    }),
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (file.type !== 'asset' || !name.endsWith('.html')) continue;
          this.emitFile({ type: 'asset', fileName: 'ordinal.html', source: asSingleFile(String(file.source)) });
          delete bundle[name];
        }
      },
    },
  };
}

function asSingleFile(html: string): string {
  const scripts: string[] = [];
  const styles: string[] = [];
  let page = html.replace(/<script\b[^>]*>([\s\S]*?)<\/script>/g, (_whole, code: string) => {
    scripts.push(code);
    return '';
  });
  page = page.replace(/<style\b[^>]*>([\s\S]*?)<\/style>/g, (_whole, css: string) => {
    styles.push(css);
    return `<style>${css}</style>`;
  });
  page = page.replace(/(<link rel="icon"[^>]*href=")[^"]*"/, (_whole, start: string) => `${start}${icon()}"`);
  const policy = withSources(contentSecurityPolicyOf(), {
    'script-src': scripts.map(hashSource).join(' ') || "'none'",
    'style-src': styles.map(hashSource).join(' ') || "'none'",
    'connect-src': "'none'",
    'img-src': 'data:',
    'font-src': 'data:',
    'worker-src': 'blob:',
    'manifest-src': "'none'",
    'trusted-types': "'none'",
  });
  const tags = scripts.map((code) => `<script>${code}</script>`).join('\n');
  return withPolicy(page, policy).replace('</body>', () => `${tags}\n</body>`);
}

function hashSource(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
}

function icon(): string {
  const svg = readFileSync(new URL('../../public/favicon.svg', import.meta.url));
  return `data:image/svg+xml;base64,${svg.toString('base64')}`;
}
