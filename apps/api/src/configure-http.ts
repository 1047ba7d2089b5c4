import type { INestApplication, NestApplicationOptions } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Environment, Logger } from '#platform';
import { trustedProxies } from './trusted-proxies.js';
import { serveOpenApi } from './documentation/openapi.js';
import { compressAnswers } from './http/compressed-answers.js';
import { logRequests } from './http/request-log.js';
import { answerUnreadable, refuseUnreadableQuery } from './http/unreadable-request.js';

/** For `NestFactory.create`: bodies are read by `BodyInterceptor`, after the guards. */
export const HTTP_OPTIONS: NestApplicationOptions = { bodyParser: false };

/** Longest time of one request, in milliseconds: 50 MB on a slow line. Bodies of JSON have a shorter deadline. */
const REQUEST_TIMEOUT_MS = 10 * 60_000;

/** What holds for all routes and is no provider: headers, log, limits of the connection, documentation. Call it once, between `NestFactory.create` with {@link HTTP_OPTIONS} and `listen`. */
export function configureHttp(app: INestApplication): void {
  const express = app as NestExpressApplication;
  const logger = app.get(Logger);
  express.set('etag', false); // An ETag is a version here, never a digest of the body.
  express.set('trust proxy', trustedProxies(app.get(Environment)));
  express.disable('x-powered-by');
  app.use(logRequests(logger));
  app.use(helmet({ contentSecurityPolicy: { directives: CONTENT_SOURCES } }));
  app.use(forbidStoring);
  app.use(compressAnswers());
  app.use(refuseUnreadableQuery);
  const server = express.getHttpServer();
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.on('clientError', answerUnreadable(logger));
  serveOpenApi(app);
}

/** What is answered to somebody is nobody else's, and of this moment: pages and files of the console say their own. */
function forbidStoring(request: Request, response: Response, next: NextFunction): void {
  if (/^\/(?:v1|health|admin|click)(?:\/|$)/i.test(request.path)) response.set('Cache-Control', 'no-store');
  next();
}

/** Swagger UI brings its own styles and pictures inline. Without TLS in front, requests must not be upgraded to it. */
const CONTENT_SOURCES = {
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'upgrade-insecure-requests': null,
};
