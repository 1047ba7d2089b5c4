import { describe, expect, it } from 'vitest';
import { opened } from './journey.js';
import type { Site } from './site.js';
import { type Size, type Theme, Visitor } from './visitor.js';

const SIZES: readonly Size[] = ['desktop', 'phone'];
const THEMES: readonly Theme[] = ['light', 'dark'];

/** Somebody's page; its address may be asked of the site. */
export interface Look {
  login: string;
  address: (site: Site) => string | Promise<string>;
}

/** Each page on both sizes and in both themes: takes a picture, and expects no fault of axe, no console error, no CSP report and no refusal of the API. */
export function looksAt(pages: Readonly<Record<string, Look>>, here = opened): void {
  describe.each(SIZES)('on the %s', (size) => {
    it.each(Object.entries(pages))('%s has no accessibility fault, error or report in either theme', async (name, page) => {
      const { browser, site } = here();
      const visitor = await Visitor.open(browser, site, size);
      await visitor.openAs(page.login, await page.address(site));
      await visitor.settled();
      for (const theme of THEMES) {
        await visitor.prefer(theme);
        await visitor.screenshot(`${name}-${size}${theme === 'dark' ? '-dark' : ''}`);
        expect(await visitor.accessibilityFaults(), theme).toEqual([]);
      }
      await visitor.leave();
    });
  });
}
