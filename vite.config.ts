import react from '@vitejs/plugin-react';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { defineConfig } from 'vitest/config';
import { classicScript } from './scripts/vite/classicScript.ts';
import { contentSecurityPolicy } from './scripts/vite/contentSecurityPolicy.ts';
import { pageHeaders } from './scripts/vite/headers.ts';
import { offline } from './scripts/vite/offline.ts';

/** `SINGLE=1 vite build` makes dist-single/ordinal.html, the page in one file. */
const single = process.env.SINGLE === '1';

export default defineConfig({
  // The site runs under any path.
  base: './',
  plugins: [react(), ...(single ? [viteSingleFile(), classicScript()] : [contentSecurityPolicy(), offline()])],
  // Every browser of this target preloads modules by itself.
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    outDir: single ? 'dist-single' : 'dist',
    // What the first view takes is one file: cut into what this and that later part shares with it, it packs less well.
    // It names all later parts, and the letters of a hash do not pack: one less tells two editions of a part apart just as well.
    ...(!single && {
      rolldownOptions: {
        output: {
          codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
          chunkFileNames: 'assets/[name]-[hash:7].js',
          assetFileNames: 'assets/[name]-[hash:7][extname]',
        },
      },
    }),
  },
  preview: { host: '127.0.0.1', headers: pageHeaders() },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    // Only the first view goes without, and a test of its own says so.
    setupFiles: ['src/engine/apiserver/everyShape.ts', 'tests/seed.ts'],
    // A busy machine is not a failing test.
    testTimeout: 120_000,
  },
});
