import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Throttle, ThrottlerGuard, type ThrottlerModuleOptions } from '@nestjs/throttler';
import type { ApiRequest } from './api-request.js';

const MINUTE_MS = 60_000;

/** 1200 requests a minute for each actor; before anybody is known, for each address. Counted in this process. */
export const THROTTLING: ThrottlerModuleOptions = {
  throttlers: [{ name: 'default', limit: 1200, ttl: MINUTE_MS }],
  generateKey: (_context: ExecutionContext, tracker: string): string => `all:${tracker}`,
};

/** 10 attempts a minute from each address. */
export const ThrottleLogins = (): MethodDecorator & ClassDecorator =>
  Throttle({ default: { limit: 10, ttl: MINUTE_MS, generateKey: (_context, tracker) => `login:${tracker}` } });

/** 600 messages of other systems a minute from each address; counted apart from what people do there. */
export const ThrottleInbound = (): MethodDecorator & ClassDecorator =>
  Throttle({ default: { limit: 600, ttl: MINUTE_MS, generateKey: (_context, tracker) => `inbound:${tracker}` } });

/** Runs after the authentication guard, which says who it is. */
@Injectable()
export class RequestRateGuard extends ThrottlerGuard {
  protected override getTracker(request: Record<string, unknown>): Promise<string> {
    const { actor, ip } = request as unknown as ApiRequest;
    return Promise.resolve(actor?.id ?? ip ?? 'unknown');
  }
}
