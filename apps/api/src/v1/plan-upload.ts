import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  PayloadTooLargeException,
  UseInterceptors,
} from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { DomainError } from '#platform';
import { MAX_PLAN_BYTES } from '#tracking';
import { FileUpload } from '../http/idempotency.interceptor.js';

/** The route takes a plan file in this field; one that is too large is refused before it is all in memory. */
export function PlanUpload(field: string): MethodDecorator {
  return applyDecorators(UseInterceptors(TooLargePlanInterceptor), FileUpload(field, MAX_PLAN_BYTES));
}

/** Stands around the reading of the file, to say of a plan what the reader can only say of any body. */
@Injectable()
class TooLargePlanInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        throw error instanceof PayloadTooLargeException ? tooLarge(error) : error;
      }),
    );
  }
}

function tooLarge(cause: Error): DomainError {
  return new DomainError(
    'file.too-large',
    `The file is larger than the ${MAX_PLAN_BYTES / 1024 / 1024} MB that are read. Upload the plan alone, without its annexes.`,
    {},
    { cause },
  );
}
