import react from '@vitejs/plugin-react';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { defineConfig } from 'vitest/config';
import { classicScript } from './scripts/vite/classicScript.ts';
import { contentSecurityPolicy } from './scripts/vite/contentSecurityPolicy.ts';
import { pageHeaders } from './scripts/vite/headers.ts';

/** `SINGLE=1 vite build` makes dist-single/ordinal.html, the page in one file. */
const single = process.env.SINGLE === '1';

export default defineConfig({
  // The site runs under any path.
  base: './',
  plugins: [react(), ...(single ? [viteSingleFile(), classicScript()] : [contentSecurityPolicy()])],
  // The lists of what to preload would be in the first load, which has no room for them; late parts come late anyway.
  build: { target: 'es2023', modulePreload: false, outDir: single ? 'dist-single' : 'dist' },
  preview: { host: '127.0.0.1', headers: pageHeaders() },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    // A busy machine is not a failing test.
    testTimeout: 30_000,
  },
});
