import { defineConfig } from 'vite';

/** `npx vite tests/stage/gallery` shows the gallery. */
export default defineConfig({
  server: { host: '127.0.0.1', port: 5327, strictPort: true, fs: { allow: ['../../..'] } },
  resolve: { tsconfigPaths: false },
});
