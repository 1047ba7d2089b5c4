import { performance } from 'node:perf_hooks';
import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Response } from 'express';
import { type Logger, newId } from '#platform';
import { type ApiRequest, pathOf } from './api-request.js';
import { LOGGER } from './tokens.js';

/** Short, printable and free of anything that could break a log line. */
const SANE_ID = /^[\w.:-]{1,100}$/;

/** Gives the request a name (the caller's `x-request-id` when it is sane) and writes one log line when it is done. */
@Injectable()
export class RequestLogMiddleware implements NestMiddleware {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  use(request: ApiRequest, response: Response, next: NextFunction): void {
    const given = request.get('x-request-id') ?? '';
    request.requestId = SANE_ID.test(given) ? given : newId();
    response.set('x-request-id', request.requestId);
    const begun = performance.now();
    response.once('close', () => this.write(request, response, performance.now() - begun));
    next();
  }

  private write(request: ApiRequest, response: Response, ms: number): void {
    const path = pathOf(request);
    const line = {
      requestId: request.requestId,
      method: request.method,
      path,
      status: response.statusCode,
      ms: Math.round(ms),
      actorId: request.actor?.id ?? null,
      ...(response.writableFinished ? {} : { aborted: true }),
    };
    this.logger[path.startsWith('/health/') ? 'debug' : 'info'](line, 'request');
  }
}
