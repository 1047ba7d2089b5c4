import { performance } from 'node:perf_hooks';
import type { NextFunction, Request, Response } from 'express';
import { type Logger, newId } from '#platform';
import { type ApiRequest, pathOf } from './api-request.js';

/** Short, printable and free of anything that could break a log line. */
const SANE_ID = /^[\w.:-]{1,100}$/;

/** Characters of a path in the log. */
const LONGEST_PATH = 500;

/**
 * Gives each request a name (the caller's `x-request-id` when it is sane) and writes one log line when it is done.
 * A plain middleware: it stands before the body parsers, so that a body that does not parse has a name too.
 */
export function logRequests(logger: Logger): (request: Request, response: Response, next: NextFunction) => void {
  return (plain, response, next) => {
    const request = plain as ApiRequest;
    const given = request.get('x-request-id') ?? '';
    request.requestId = SANE_ID.test(given) ? given : newId();
    response.set('x-request-id', request.requestId);
    const begun = performance.now();
    response.once('close', () => writeLine(logger, request, response, performance.now() - begun));
    next();
  };
}

function writeLine(logger: Logger, request: ApiRequest, response: Response, ms: number): void {
  const path = withoutClickToken(pathOf(request)).slice(0, LONGEST_PATH);
  const line = {
    requestId: request.requestId,
    method: request.method,
    path,
    status: response.statusCode,
    ms: Math.round(ms),
    actorId: request.actor?.id ?? null,
    ...(response.writableFinished ? {} : { aborted: true }),
  };
  // Probes come every few seconds and tell nothing new.
  logger[path.startsWith('/health/') ? 'debug' : 'info'](line, 'request');
}

/** Whoever has a link of one click may use it: its token stays out of the log, however the path is written. */
export function withoutClickToken(path: string): string {
  return /^[\\/]*click(?=[\\/]|$)/i.test(decoded(path)) ? '/click/…' : path;
}

/** As often as it was encoded. */
function decoded(path: string): string {
  try {
    const plain = decodeURIComponent(path);
    return plain === path ? path : decoded(plain);
  } catch {
    // Bytes that are no text hide no letters of ours: those that can be read are.
    return path.replaceAll(/%([0-7][0-9a-f])/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  }
}
