import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { Site } from './site.js';
import { openBrowser, type Size, Visitor } from './visitor.js';

/** Of the file that runs: a copy of the demonstration, there before its journeys begin. */
export let site: Site;
let browser: Browser;

export const opened = (): { browser: Browser; site: Site } => ({ browser, site });

/**
 * Opens a copy and a browser before the journeys of a file, and closes them afterwards.
 * @param settings environment of the server
 * @param prepare what else has to be there
 */
export function journeys(settings: Readonly<Record<string, string>> = {}, prepare?: () => Promise<void>): void {
  beforeAll(async () => {
    [site, browser] = await Promise.all([Site.open(settings), openBrowser()]);
    await prepare?.();
  }, 180_000);

  afterAll(async () => {
    await Promise.all([browser?.close(), site?.close()]);
  });
}

export function visit(size: Size = 'desktop'): Promise<Visitor> {
  return Visitor.open(browser, site, size);
}

/** Opens an address as somebody who has logged in before. */
export async function visitAs(login: string, address: string, size: Size = 'desktop'): Promise<Visitor> {
  const visitor = await visit(size);
  await visitor.openAs(login, address);
  return visitor;
}
