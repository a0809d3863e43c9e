import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/lib/chromium.mjs';

// The workers read this file too, and must come to the same port as the process that starts the server.
process.env.ORDINAL_E2E_PORT ??= String(await freePort());
const baseURL = `http://127.0.0.1:${process.env.ORDINAL_E2E_PORT}/`;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  // What passes only then is named by `npm test`, and is to be mended; the second try keeps a trace.
  retries: 1,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    baseURL,
    // Only the tests about it have one: it would fetch the whole site behind each of the others.
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 720 },
    launchOptions: { executablePath: findChromium(), args: chromiumArgs },
    trace: 'on-first-retry',
  },
  webServer: {
    // Serves what `npm run build` made.
    command: `node node_modules/vite/bin/vite.js preview --port ${process.env.ORDINAL_E2E_PORT} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
