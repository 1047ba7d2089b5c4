import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  mixin,
  type NestInterceptor,
  PayloadTooLargeException,
  type Type,
  UseInterceptors,
} from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { DomainError } from '#platform';
import { FileUpload } from '../http/idempotency/idempotency.interceptor.js';

/** The route takes one file in this field; one that is too large is refused before it is all in memory, with what to do. */
export function BoundedUpload(field: string, maxBytes: number, remedy: string): MethodDecorator {
  return applyDecorators(UseInterceptors(tooLargeInterceptor(maxBytes, remedy)), FileUpload(field, maxBytes));
}

/** Stands around the reading of the file, to say of it what the reader can only say of any body. */
function tooLargeInterceptor(maxBytes: number, remedy: string): Type<NestInterceptor> {
  class TooLargeInterceptor implements NestInterceptor {
    intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
      return next.handle().pipe(
        catchError((error: unknown) => {
          throw error instanceof PayloadTooLargeException ? tooLarge(maxBytes, remedy, error) : error;
        }),
      );
    }
  }
  return mixin(TooLargeInterceptor);
}

function tooLarge(maxBytes: number, remedy: string, cause: Error): DomainError {
  return new DomainError(
    'file.too-large',
    `The file is larger than the ${maxBytes / 1024 / 1024} MB that are read. ${remedy}`,
    {},
    { cause },
  );
}
