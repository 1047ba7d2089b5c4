import { finished } from 'node:stream/promises';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { Logger } from '#platform';
import { type ApiRequest, pathOf } from '../api-request.js';
import { problemLanguageOf } from '../language.js';
import { answerTo, type Problem } from './problem.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Characters of a sentence in the log: it may repeat what was sent. */
const LONGEST_LOGGED = 500;

/** A problem that was answered before and is answered again, word for word. */
export class ReplayedProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ReplayedProblem';
  }
}

/** Every error leaves the API as a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ApiRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    if (error instanceof ReplayedProblem) return send(response, error.problem);
    const hasCursor = 'cursor' in request.query;
    const language = problemLanguageOf(request);
    const occurrence = { instance: pathOf(request), requestId: request.requestId, hasCursor, language };
    const { problem, logLevel, headers } = answerTo(error, occurrence);
    response.vary('Accept-Language');
    response.set('Content-Language', language);
    const cause = logLevel === 'error' ? { error: forLog(error) } : { detail: problem.detail.slice(0, LONGEST_LOGGED) };
    this.logger[logLevel]({ requestId: request.requestId, code: problem.code, ...cause }, problem.title);
    if (response.headersSent) {
      // Half an answer is on its way; only breaking the connection tells the caller that it is not whole.
      response.destroy();
      return;
    }
    // How to log in is another thing at the board of queues than for the rest.
    for (const [name, value] of Object.entries(headers)) if (!response.hasHeader(name)) response.set(name, value);
    send(response, problem);
  }
}

/** So long the rest of a refused body may still come, in milliseconds. */
const FORGOTTEN_AFTER_MS = 10_000;

/** Lets what is left of a body pass unread before the answer: a sender that is answered in the middle stops, or sees a broken connection. */
async function bodyPassed(request: ApiRequest): Promise<boolean> {
  if (request.complete || request.destroyed) return true;
  const signal = AbortSignal.timeout(FORGOTTEN_AFTER_MS);
  await finished(request.resume(), { signal }).catch(() => undefined);
  return request.complete;
}

function send(response: Response, problem: Problem): void {
  void bodyPassed(response.req as ApiRequest).then((isWhole) => {
    if (response.headersSent || response.destroyed) return;
    if (!isWhole) response.set('Connection', 'close').once('finish', () => response.req.destroy());
    response.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
  });
}

/** Enough to find the place; the parameters of a failed statement stay out of the log, they may be anybody's secrets. */
function forLog(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { query } = error as { query?: unknown };
  return { stack: error.stack, ...(query ? { query } : {}), ...(error.cause ? { cause: forLog(error.cause) } : {}) };
}
