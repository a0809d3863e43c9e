import { describe, expect, it } from 'vitest';
import { contentSecurityPolicyOf, pageHeaders, withSources } from '../../scripts/vite/headers.ts';

describe('the headers of a page', () => {
  it('are the first block of public/_headers', () => {
    const text = '# c\n/*\n  A-B: one: two\n  C: three\n\n/assets/*\n  D: four\n';
    expect(pageHeaders(text)).toEqual({ 'A-B': 'one: two', C: 'three' });
  });

  it('allow scripts of the site, and nothing unsafe', () => {
    const policy = contentSecurityPolicyOf();
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(policy).not.toContain('unsafe');
    // The one policy gives the address of the worker, whatever it is asked for.
    expect(policy).toMatch(/require-trusted-types-for 'script'; trusted-types ordinal-worker$/);
  });

  it('shut out nobody who embeds the page: even * would shut out slides on a disk', () => {
    expect(contentSecurityPolicyOf()).not.toContain('frame-ancestors');
  });

  it('lend their policy to the single file, with other sources', () => {
    expect(withSources("default-src 'none'; script-src 'self'", { 'script-src': "'sha256-x'" })).toBe(
      "default-src 'none'; script-src 'sha256-x'",
    );
  });
});
