import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { IdentityModule } from '#identity';
import { AuthenticationGuard } from './http/authentication.guard.js';
import { IdempotencyStore } from './http/idempotency/idempotency-store.js';
import { IdempotencyInterceptor } from './http/idempotency/idempotency.interceptor.js';
import { EtagInterceptor } from './http/if-match.js';
import { LoginCookie } from './http/login-cookie.js';
import { ProblemFilter } from './http/problems/problem.filter.js';
import { RequestRateGuard, THROTTLING } from './http/throttling.js';
import { createValidationPipe } from './http/input/validation.js';

/**
 * What holds for every route. Needs the global platform module. Guards and interceptors run in the order in which they stand here: who is it, how often; then keep the
 * answer of what the inner ones made. Global, because upload routes bind an interceptor that needs its store, and the login sets the cookie.
 */
@Global()
@Module({
  imports: [IdentityModule, ThrottlerModule.forRoot(THROTTLING)],
  providers: [
    IdempotencyStore,
    LoginCookie,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: RequestRateGuard },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
    { provide: APP_PIPE, useFactory: createValidationPipe },
  ],
  exports: [IdempotencyStore, LoginCookie],
})
export class HttpModule {}
