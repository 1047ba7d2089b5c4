import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { PASSWORD, type Site } from './site.js';

export type Size = 'desktop' | 'phone';
export type Theme = 'light' | 'dark';

const VIEWPORTS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
/** Pictures of journeys are kept; how every page looks is to be seen after a run. */
const KEPT = path.resolve('docs/screenshots');
const LOOKS = path.resolve('dist/screenshots');
const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}

/** A person before a browser. Console errors, CSP reports and refusals that no journey expects are faults. */
export class Visitor {
  readonly faults: string[] = [];
  /** Answers of the API with these statuses are part of the journey. */
  readonly expected = new Set<number>();
  readonly requests: { method: string; path: string }[] = [];

  private constructor(
    private readonly site: Site,
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) this.faults.push(message.text());
    });
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('request', (request) => this.requests.push({ method: request.method(), path: new URL(request.url()).pathname }));
    page.on('response', (response) => {
      if (response.status() >= 400 && !this.expected.has(response.status()))
        this.faults.push(`${response.status()} ${response.request().method()} ${response.url()}`);
    });
  }

  static async open(browser: Browser, site: Site, size: Size): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: VIEWPORTS[size],
      hasTouch: size === 'phone',
      locale: 'zh-CN',
      baseURL: site.url,
      reducedMotion: 'reduce',
    });
    return new Visitor(site, context, await context.newPage());
  }

  /** Fills in the login page or dialog that is open. */
  async logIn(login: string, password = PASSWORD): Promise<void> {
    // The first question who one is is answered with 401.
    this.expected.add(401);
    await this.page.getByLabel('账号').fill(login);
    await this.page.getByLabel('密码').fill(password);
    await this.page.getByRole('button', { name: '登录' }).click();
    await this.page.waitForURL((url) => url.pathname !== '/login');
    this.expected.delete(401);
  }

  /** Opens an address as somebody who has logged in before. */
  async openAs(login: string, address: string): Promise<void> {
    await this.context.addCookies([{ name: 'duban', value: await this.site.tokenOf(login), url: this.site.url, httpOnly: true }]);
    await this.page.goto(address);
  }

  /** Opens an address as somebody who has to log in first. */
  async logInAt(login: string, address: string, password = PASSWORD): Promise<void> {
    this.expected.add(401);
    await this.page.goto(address);
    await this.page.waitForURL((url) => url.pathname.startsWith('/login'));
    await this.logIn(login, password);
  }

  /** Sets the colour scheme that the browser asks for (`prefers-color-scheme`). */
  async prefer(theme: Theme): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme });
  }

  /** How often a write was sent to an address that ends so. */
  written(ending: string): number {
    return this.requests.filter(({ method, path: address }) => method !== 'GET' && address.endsWith(ending)).length;
  }

  /** Waits until nothing is loading any more. */
  async settled(): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
    await this.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  }

  async screenshot(name: string, { kept = false } = {}): Promise<void> {
    await this.page.screenshot({ path: path.join(kept ? KEPT : LOOKS, `${name}.png`) });
  }

  /** What axe holds against the page, and whether it is wider than the screen. */
  async accessibilityFaults(): Promise<string[]> {
    await this.page.evaluate(`${AXE};0`);
    const found = (await this.page.evaluate(
      `axe.run({ runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.target.join(' '))))`,
    )) as string[];
    const isWide = await this.page.evaluate('document.documentElement.scrollWidth > innerWidth');
    return isWide ? [...found, 'scrolls sideways'] : found;
  }

  /** Ends the visit; every fault that was seen on the way fails the journey. */
  async leave(): Promise<void> {
    await this.context.close();
    expect(this.faults).toEqual([]);
  }
}
