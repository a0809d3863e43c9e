import type { Page } from '@playwright/test';

/** Collects what a page complains about (its errors and warnings) and what it asks for, from now on. */
export function watchPage(page: Page): { complaints: string[]; requests: string[] } {
  const seen = { complaints: [] as string[], requests: [] as string[] };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) seen.complaints.push(message.text());
  });
  page.on('pageerror', (error) => seen.complaints.push(String(error)));
  page.on('request', (request) => seen.requests.push(request.url()));
  return seen;
}
