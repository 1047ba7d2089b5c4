import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { DomainError } from '#platform';
import type { ApiRequest } from '../api-request.js';
import { parseBounded } from './bounded-json.js';
import { DEFAULT_JSON_LIMITS, JSON_LIMITS, type JsonLimits, RAW_BODY } from './json-limits.js';
import { readBytes } from './read-bytes.js';

/** A body of more values than this takes milliseconds to check; between two of them others get their turn. */
const MANY_VALUES = 500;
const TURNS_OF_THE_LOOP = 8;

/**
 * Reads the body of a request, after the guards: who it is, how often and whether he may are settled before the first byte is looked at.
 * A form (multipart/form-data) is left to the routes that take one.
 */
@Injectable()
export class BodyInterceptor implements NestInterceptor {
  private lastTurn: Promise<void> = Promise.resolve();

  constructor(private readonly reflector: Reflector) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    if (hasBody(request)) await this.read(request, context);
    return next.handle();
  }

  private async read(request: ApiRequest, context: ExecutionContext): Promise<void> {
    const handler = context.getHandler();
    const rawBytes = this.reflector.get<number | undefined>(RAW_BODY, handler);
    if (rawBytes !== undefined) {
      request.body = await readBytes(request, rawBytes);
      return;
    }
    if (request.is('multipart/form-data')) return;
    if (!request.is(['application/json', '+json'])) throw noJson(request);
    const limits = this.reflector.get<JsonLimits | undefined>(JSON_LIMITS, handler) ?? DEFAULT_JSON_LIMITS;
    const bytes = await readBytes(request, limits.bytes);
    if (bytes.length === 0) return;
    const { body, values } = parseBounded(bytes, limits);
    request.body = body;
    if (values > MANY_VALUES) await this.turn();
  }

  /** Between two long bodies the event loop goes round some times: a request that asks the database is answered meanwhile. */
  private turn(): Promise<void> {
    this.lastTurn = this.lastTurn.then(async () => {
      for (let turn = 0; turn < TURNS_OF_THE_LOOP; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    });
    return this.lastTurn;
  }
}

function hasBody({ headers, method }: ApiRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function noJson(request: ApiRequest): DomainError {
  const type = (request.get('content-type') ?? '').slice(0, 100);
  return new DomainError(
    'media-type.unsupported',
    `The body ${type ? `has the type ${type}` : 'says no type'}. Send JSON in UTF-8 with the header Content-Type: application/json.`,
  );
}
