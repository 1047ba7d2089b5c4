import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { MulterModule } from '@nestjs/platform-express';
import { ThrottlerModule } from '@nestjs/throttler';
import { IdentityModule } from '#identity';
import { AbilityGuard, AuthenticationGuard } from './http/authentication.guard.js';
import { BodyInterceptor } from './http/body/body.interceptor.js';
import { IdempotencyStore } from './http/idempotency/idempotency-store.queries.js';
import { IdempotencyInterceptor } from './http/idempotency/idempotency.interceptor.js';
import { EtagInterceptor } from './http/if-match.js';
import { LoginCookie } from './http/login-cookie.js';
import { ProblemFilter } from './http/problems/problem.filter.js';
import { LoginRate } from './http/login-rate.js';
import { RequestRateGuard, THROTTLING } from './http/rates/throttling.js';
import { OwnIdInterceptor } from './http/own-id.interceptor.js';
import { UploadFolder } from './http/uploads/upload-folder.js';
import { UploadsModule } from './http/uploads/uploads.module.js';
import { AsOfGuard } from './http/as-of.guard.js';
import { createValidationPipe } from './http/input/validation.js';

/**
 * What holds for every route. Needs the global platform module. Guards and interceptors run in the order in which they stand here: who is it, how often,
 * may he; then read the body and keep the
 * answer of what the inner ones made. Global, because upload routes bind an interceptor that needs its store, and the login sets the cookie.
 */
@Global()
@Module({
  imports: [
    IdentityModule,
    ThrottlerModule.forRoot(THROTTLING),
    UploadsModule,
    MulterModule.registerAsync({
      imports: [UploadsModule],
      inject: [UploadFolder],
      useFactory: (storage: UploadFolder) => ({ storage }),
    }),
  ],
  providers: [
    IdempotencyStore,
    LoginCookie,
    LoginRate,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: RequestRateGuard },
    { provide: APP_GUARD, useClass: AbilityGuard },
    { provide: APP_GUARD, useClass: AsOfGuard },
    { provide: APP_INTERCEPTOR, useClass: OwnIdInterceptor },
    { provide: APP_INTERCEPTOR, useClass: BodyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
    { provide: APP_PIPE, useFactory: createValidationPipe },
  ],
  exports: [IdempotencyStore, LoginCookie, LoginRate, UploadsModule, MulterModule],
})
export class HttpModule {}
