import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Response } from 'express';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { DomainError, Logger } from '#platform';
import { type ApiRequest, isMultipart, pathOf } from '../api-request.js';
import { problemLanguageOf } from '../language.js';
import { IdempotencyStore, type KeptAnswer, type Reservation } from './idempotency-store.queries.js';
import { ReplayedProblem } from '../problems/problem.filter.js';
import { answerTo, type Problem } from '../problems/problem.js';
import { requestHash } from './request-hash.js';

const METHODS = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const MAX_KEY_LENGTH = 200;
const KEPT_HEADERS = ['ETag', 'Location', 'Retry-After'];
const SECRET_ANSWER = 'duban:secret-answer';

/** In OpenAPI, for operations that take no Idempotency-Key, or only where the caller brings the secret along. */
export const SECRET_EXTENSION = 'x-secret-answer';

/**
 * The answer holds a secret that we don't keep, so it can't be replayed: an Idempotency-Key is refused, not ignored. Where the caller
 * brought the secret along, the answer is kept without it, and a repeat, which brings the same one, gets it back from there.
 * @param brought the body may bring it along, as `secret`
 */
export const SecretAnswer = (brought = false): MethodDecorator =>
  applyDecorators(SetMetadata(SECRET_ANSWER, true), ApiExtension(SECRET_EXTENSION, brought ? 'unless-brought' : 'always'));

/**
 * A write that carries `Idempotency-Key` is done once: a repeat gets the first answer again, with the header
 * `Idempotent-Replayed: true`. Errors below 500 are answers too; one of 500 and above frees the key.
 * The answer is saved after the work was committed: if the process dies between the two, the key is taken over after
 * two minutes and the work meets its own guards (versions, unique rows) a second time.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly store: IdempotencyStore,
    private readonly reflector: Reflector,
    private readonly logger: Logger,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const key = request.get('idempotency-key');
    if (key === undefined || !request.actor || !METHODS.has(request.method) || !this.isMine(request)) return next.handle();
    const holdsSecret = this.reflector.get<boolean | undefined>(SECRET_ANSWER, context.getHandler()) ?? false;
    const brought = holdsSecret ? broughtSecret(request) : undefined;
    if (holdsSecret && brought === undefined) throw unsupported();
    if (key.trim() === '' || key.length > MAX_KEY_LENGTH) throw keyInvalid();
    const response = context.switchToHttp().getResponse<Response>();
    const place = await this.store.reserve(request.actor.id, key, await requestHash(request));
    if ('status' in place) {
      await this.store.assertStillShown(request.actor, pathOf(request), place);
      return of(replay(withSecret(place, brought), response));
    }
    return of(await this.work(place, { request, response, holdsSecret }, next));
  }

  /** A multipart body is not read yet when the global interceptors run; {@link UploadIdempotencyInterceptor} waits for it. */
  protected isMine(request: ApiRequest): boolean {
    return !isMultipart(request);
  }

  private async work(
    place: Reservation,
    { request, response, holdsSecret }: { request: ApiRequest; response: Response; holdsSecret: boolean },
    next: CallHandler,
  ): Promise<unknown> {
    let body: unknown;
    try {
      body = await lastValueFrom(next.handle(), { defaultValue: undefined });
    } catch (error) {
      await this.settle(place, () => this.settleFailure(place, request, error));
      throw error;
    }
    const answer = { status: response.statusCode, body: withoutSecret(body, holdsSecret), headers: keptHeaders(response) };
    await this.settle(place, () => (body instanceof StreamableFile ? this.store.free(place) : this.store.keep(place, answer)));
    return body;
  }

  private async settleFailure(place: Reservation, request: ApiRequest, error: unknown): Promise<void> {
    const { problem, headers } = answerTo(error, {
      instance: pathOf(request),
      requestId: request.requestId,
      language: problemLanguageOf(request),
    });
    if (problem.status >= 500) return this.store.free(place);
    await this.store.keep(place, { status: problem.status, body: problem, headers });
  }

  /** The work is done (or not) whatever becomes of the key: the caller gets its answer, the log the rest. */
  private async settle(place: Reservation, write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.logger.warn(
        { err: error, idempotencyKey: place.key },
        'the answer could not be kept; its key is free again in two minutes',
      );
    }
  }
}

/** The same for uploads; bound to the route behind the interceptor that reads the file. */
@Injectable()
export class UploadIdempotencyInterceptor extends IdempotencyInterceptor {
  protected override isMine(request: ApiRequest): boolean {
    return isMultipart(request);
  }
}

function replay(answer: KeptAnswer, response: Response): unknown {
  response.set({ ...answer.headers, 'Idempotent-Replayed': 'true' });
  if (answer.status >= 400) throw new ReplayedProblem(answer.body as Problem);
  response.status(answer.status);
  return answer.body;
}

function broughtSecret({ body }: ApiRequest): string | undefined {
  const { secret } = (body ?? {}) as { secret?: unknown };
  return typeof secret === 'string' ? secret : undefined;
}

function withoutSecret(body: unknown, holdsSecret: boolean): unknown {
  return holdsSecret ? { ...(body as object), secret: null } : body;
}

/** Members keep the order that they had in the first answer. */
function withSecret(answer: KeptAnswer, secret: string | undefined): KeptAnswer {
  return secret === undefined || answer.status >= 400 ? answer : { ...answer, body: { ...(answer.body as object), secret } };
}

function keptHeaders(response: Response): Record<string, string> {
  const found = KEPT_HEADERS.map((name) => [name, response.get(name)] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function keyInvalid(): DomainError {
  return new DomainError(
    'idempotency.key-invalid',
    `An Idempotency-Key has 1 to ${MAX_KEY_LENGTH} characters. Use a UUID, a new one for each thing you want done.`,
  );
}

function unsupported(): DomainError {
  return new DomainError(
    'idempotency.unsupported',
    'The answer to this request holds a new secret, which is shown once and never kept. Send it without Idempotency-Key, or bring your own `secret` in the body where it takes one.',
  );
}
