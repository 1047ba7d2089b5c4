import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { IdentityModule } from '#identity';
import { HealthModule } from '../health/health.module.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { IdempotencyStore } from './idempotency-store.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { EtagInterceptor } from './if-match.js';
import { ProblemFilter } from './problem.filter.js';
import { RequestRateGuard, THROTTLING } from './throttling.js';
import { createValidationPipe } from './validation.js';

/**
 * What holds for every route. Needs the global platform and queue
 * modules. Guards and interceptors run in the order in which they stand here: who is it, how often; then keep the
 * answer of what the inner ones made. Global, because upload routes bind an interceptor that needs its store.
 */
@Global()
@Module({
  imports: [IdentityModule, HealthModule, ThrottlerModule.forRoot(THROTTLING)],
  providers: [
    IdempotencyStore,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: RequestRateGuard },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
    { provide: APP_PIPE, useFactory: createValidationPipe },
  ],
  exports: [IdempotencyStore],
})
export class HttpModule {}
