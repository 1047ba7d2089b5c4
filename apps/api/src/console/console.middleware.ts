import { randomBytes } from 'node:crypto';
import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { type ConsoleFile, ConsoleFiles, type Packing } from './console-files.js';

/** What other parts of this server answer; nothing below it is a page of the console. */
const NOT_PAGES = /^\/(v1|docs|health|click|admin\/queues)(\/|$)/i;

const ASKER = '</v1/me>; rel=preload; as=fetch; crossorigin=anonymous';

/** Every address that no other part of the server has is a page of the console, to a browser that asks for one. */
@Injectable()
export class ConsoleMiddleware implements NestMiddleware {
  constructor(private readonly files: ConsoleFiles) {}

  use(request: Request, response: Response, next: NextFunction): void {
    const path = request.originalUrl.replace(/[?#].*$/s, '');
    if ((request.method !== 'GET' && request.method !== 'HEAD') || NOT_PAGES.test(path)) return next();
    const file = this.files.at(path);
    if (file) sendFile(request, response, file);
    // `*/*` of a program is no wish for a page.
    else if (request.get('accept')?.includes('text/html')) this.sendPage(request, response, path);
    else next();
  }

  private sendPage(request: Request, response: Response, path: string): void {
    // Who is asking is what every page needs first: the browser asks for that, and for the page's own scripts, before it has read any.
    if (hasLogin(request)) response.set('Link', [ASKER, ...this.files.hintsFor(path)].join(', '));
    const nonce = randomBytes(16).toString('base64url');
    response
      .status(this.files.page === null ? 503 : 200)
      .set({
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'Content-Security-Policy': policyWith(nonce),
        Vary: 'Accept',
      })
      .send(this.files.page?.replaceAll('__NONCE__', nonce) ?? NOT_BUILT);
  }
}

function hasLogin(request: Request): boolean {
  return /(^|;\s*)(__Host-)?duban=/.test(request.get('cookie') ?? '');
}

function sendFile(request: Request, response: Response, { type, hashed, bytes }: ConsoleFile): void {
  const packing = packingFor(request.acceptsEncodings('br', 'gzip', 'identity'), bytes);
  response.set({
    'Content-Type': type,
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    Vary: 'Accept-Encoding',
  });
  if (packing !== 'identity') response.set('Content-Encoding', packing);
  response.send(bytes[packing]);
}

function packingFor(wanted: string | false, bytes: ConsoleFile['bytes']): Packing {
  if (wanted === 'br' && bytes.br) return 'br';
  return (wanted === 'br' || wanted === 'gzip') && bytes.gzip ? 'gzip' : 'identity';
}

/** Scripts are our files only. Ant Design writes its styles while it runs: the nonce lets those in, and nothing else. */
function policyWith(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}

const NOT_BUILT = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>督办</title>
<p>控制台尚未构建，请运行 npm run build。The console is not built: run npm run build.</p></html>
`;
