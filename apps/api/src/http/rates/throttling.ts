import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Throttle, ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { Response } from 'express';
import type { ApiRequest } from '../api-request.js';

const MINUTE_MS = 60_000;

/**
 * Requests a minute, counted in this process: 1200 of each actor, or of each address before anybody is known; and from one address at most
 * 6000 that need no login or show a token that is none. The body of a request beyond that is not read.
 */
export const THROTTLING: ThrottlerModuleOptions = {
  throttlers: [
    { name: 'default', limit: 1200, ttl: MINUTE_MS },
    { name: 'address', limit: 6000, ttl: MINUTE_MS, skipIf: (context) => requestOf(context).actor !== undefined },
  ],
  generateKey: (_context: ExecutionContext, tracker: string, name: string): string => `${name}:${tracker}`,
};

/** 600 messages a minute from each address to each source; counted apart from what people do there. */
export const ThrottleInbound = (): MethodDecorator & ClassDecorator =>
  Throttle({
    default: {
      limit: 600,
      ttl: MINUTE_MS,
      generateKey: (context, tracker) => `inbound:${tracker}:${String(requestOf(context).params['source']).slice(0, 50)}`,
    },
  });

/** Runs after the guard that says who it is, and before anything that costs more. */
@Injectable()
export class RequestRateGuard extends ThrottlerGuard {
  protected override getTracker(request: Record<string, unknown>): Promise<string> {
    const { actor, ip } = request as Partial<ApiRequest>;
    return Promise.resolve(actor?.id ?? ip ?? 'unknown');
  }

  /** `Retry-After` by its own name, whichever limit it was. */
  protected override throwThrottlingException(context: ExecutionContext, detail: ThrottlerLimitDetail): Promise<void> {
    context.switchToHttp().getResponse<Response>().set('Retry-After', String(detail.timeToBlockExpire));
    return super.throwThrottlingException(context, detail);
  }
}

function requestOf(context: ExecutionContext): ApiRequest {
  return context.switchToHttp().getRequest<ApiRequest>();
}
