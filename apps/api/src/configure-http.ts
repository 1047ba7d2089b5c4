import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { MAX_MESSAGE_BYTES } from '#inbound';
import { Logger } from '#platform';
import { serveOpenApi } from './documentation/openapi.js';
import { logRequests } from './http/request-log.js';
import { refuseUnstorableText } from './http/input/storable-text.js';

/** What holds for all routes and is no provider: parsers, headers, log, documentation. Call it once, between `NestFactory.create` and `listen`. */
export function configureHttp(app: INestApplication): void {
  const express = app as NestExpressApplication;
  express.set('etag', false); // An ETag is a version here, never a digest of the body.
  express.disable('x-powered-by');
  app.use(logRequests(app.get(Logger)));
  app.use(helmet({ contentSecurityPolicy: { directives: CONTENT_SOURCES } }));
  // A signature is over the bytes as they came; what was packed is not unpacked for a stranger.
  express.useBodyParser('raw', { limit: MAX_MESSAGE_BYTES, type: isForInbound, inflate: false });
  express.useBodyParser('json', { limit: '1mb', reviver: refuseUnstorableText });
  serveOpenApi(app);
}

/** Of whatever type its body says it is. */
function isForInbound({ url }: { url?: string }): boolean {
  return /^\/v1\/inbound\//i.test(url ?? '');
}

/** Swagger UI brings its own styles and pictures inline. Without TLS in front, requests must not be upgraded to it. */
const CONTENT_SOURCES = {
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'upgrade-insecure-requests': null,
};
