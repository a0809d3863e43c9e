import type { Page } from '@playwright/test';

/** Said by Playwright, not by the page: the worker is shut out of the tests that are not about it (playwright.config.ts). */
const ofPlaywright = 'Service Worker registration blocked by Playwright';

/** Collects what a page complains about (its errors and warnings) and what it asks for, from now on. */
export function watchPage(page: Page): { complaints: string[]; requests: string[] } {
  const seen = { complaints: [] as string[], requests: [] as string[] };
  page.on('console', (message) => {
    const complains = ['error', 'warning'].includes(message.type()) && message.text() !== ofPlaywright;
    if (complains) seen.complaints.push(message.text());
  });
  page.on('pageerror', (error) => seen.complaints.push(String(error)));
  page.on('request', (request) => seen.requests.push(request.url()));
  return seen;
}
