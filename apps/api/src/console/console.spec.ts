import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Controller, Get, type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleFiles } from './console-files.js';
import { ConsoleModule } from './console.module.js';

@Controller('v1')
class Projects {
  @Get('projects')
  list(): object {
    return { items: [] };
  }
}

@Module({ imports: [ConsoleModule], controllers: [Projects] })
class Api {}

const SCRIPT = 'console.log(1)'.repeat(50);
const PAGE = '<!doctype html><meta property="csp-nonce" nonce="__NONCE__"><div id="root"></div>';
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

/** As Vite writes it: a page shares the libraries with all, and words with another page. */
const MANIFEST = {
  'index.html': { file: 'assets/index.js', imports: ['_libraries.js'] },
  '_libraries.js': { file: 'assets/libraries.js' },
  '_words.js': { file: 'assets/words.js', imports: ['_libraries.js'] },
  'src/pages/overdue/overdue-page.tsx': {
    file: 'assets/overdue-page.js',
    imports: ['_libraries.js', '_words.js'],
    css: ['assets/overdue-page.css'],
  },
  'src/pages/project/project-page.tsx': { file: 'assets/project-page.js', imports: ['_words.js'] },
};

let folder: string;
let app: INestApplication;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duban-console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), PAGE);
  await writeFile(join(folder, 'outdated-browser.js'), 'old()');
  await writeFile(join(folder, 'assets/main-3f2a.js'), SCRIPT);
  await writeFile(join(folder, 'assets/main-3f2a.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(folder, 'assets/main-3f2a.js.gz'), gzipSync(SCRIPT));
  await mkdir(join(folder, '.vite'));
  await writeFile(join(folder, '.vite/manifest.json'), JSON.stringify(MANIFEST));
  app = await NestFactory.create(Api, { logger: false });
  replaceFiles(ConsoleFiles.in(folder));
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

function replaceFiles(files: ConsoleFiles): void {
  Object.assign(app.get(ConsoleFiles), files);
}

describe('the pages of the console', () => {
  it.each(['/', '/projects/0190f3a2-5f6b-7cde-8a01-23456789abcd', '/inbox', '/admin/people', '/nowhere', '/v10'])(
    'answers the page at %s to a browser',
    async (path) => {
      const answer = await fetch(url + path, { headers: BROWSER });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.text()).toContain('<div id="root">');
    },
  );

  it.each(['/v1/nothing', '/docs/nothing', '/health/nothing', '/click/nothing', '/admin/queues/nothing', '/V1/nothing'])(
    'leaves %s to the rest of the server',
    async (path) => {
      expect((await fetch(url + path, { headers: BROWSER })).status).toBe(404);
    },
  );

  it('leaves programs and other methods to the rest of the server', async () => {
    expect((await fetch(`${url}/projects/1`, { headers: { accept: '*/*' } })).status).toBe(404);
    expect((await fetch(`${url}/projects/1`, { method: 'POST', headers: BROWSER })).status).toBe(404);
    expect(await (await fetch(`${url}/v1/projects`, { headers: BROWSER })).json()).toEqual({ items: [] });
  });

  it('gives each answer a nonce of its own, in the policy and in the page', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const answer = await fetch(url, { headers: BROWSER });
        const nonce = /'nonce-([\w-]{22})'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? 'none';
        expect(await answer.text()).toContain(`nonce="${nonce}"`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('lets the browser ask who is logged in while it reads the scripts, where somebody is', async () => {
    const linkFor = async (cookie: string): Promise<string | null> =>
      (await fetch(url, { headers: { ...BROWSER, cookie } })).headers.get('link');
    expect(await linkFor('a=b; duban=token')).toBe('</v1/me>; rel=preload; as=fetch; crossorigin=anonymous');
    expect(await linkFor('__Host-duban=token')).toContain('</v1/me>');
    expect(await linkFor('notduban=token')).toBe(null);
  });

  it.each([
    [
      '/overdue?tab=review',
      [
        '</assets/overdue-page.js>; rel=modulepreload',
        '</assets/overdue-page.css>; rel=preload; as=style',
        '</assets/words.js>; rel=modulepreload',
      ],
    ],
    [
      '/projects/0190f3a2-5f6b-7cde-8a01-23456789abcd',
      ['</assets/project-page.js>; rel=modulepreload', '</assets/words.js>; rel=modulepreload'],
    ],
    ['/projects', []],
    ['/__proto__', []],
  ])('lets the browser load the scripts of the page at %s at once', async (path, hints) => {
    const answer = await fetch(url + path, { headers: { ...BROWSER, cookie: 'duban=token' } });
    expect(answer.headers.get('link')?.split(', ').slice(1)).toEqual(hints);
  });

  it('lets in no script that stands in the page, and no frame of another site', async () => {
    const policy = (await fetch(url, { headers: BROWSER })).headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/style-src [^;]*unsafe/);
  });
});

describe('the files of the console', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('are sent as the browser unpacks them: %s', async (accepted, packing) => {
    const answer = await fetch(`${url}/assets/main-3f2a.js`, { headers: { 'accept-encoding': accepted } });
    expect(answer.headers.get('content-encoding')).toBe(packing);
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(await answer.text()).toBe(SCRIPT);
  });

  it('are kept for a year when their name changes with their content, else for an hour', async () => {
    const hashed = await fetch(`${url}/assets/main-3f2a.js`);
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await fetch(`${url}/outdated-browser.js`)).headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it('are those of the folder only', async () => {
    for (const path of ['/assets/gone.js', '/..%2f..%2fpackage.json', '/assets/..%2findex.html', '/index.html.map'])
      expect((await fetch(url + path, { headers: { accept: '*/*' } })).status).toBe(404);
  });
});

it('says that the console is not built', async () => {
  const built = { ...app.get(ConsoleFiles) };
  replaceFiles(ConsoleFiles.in(join(folder, 'nothing-here')));
  const answer = await fetch(url, { headers: BROWSER });
  Object.assign(app.get(ConsoleFiles), built);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('npm run build');
});
