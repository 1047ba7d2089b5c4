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
import { MAX_PLAN_BYTES, readPlanText } from '#tracking';
import type { UploadedDocument } from '../http/api-request.js';
import { FileUpload } from '../http/idempotency.interceptor.js';

/** The route takes a plan file in this field; one that is too large is refused before it is all in memory. */
export function PlanUpload(field: string): MethodDecorator {
  return applyDecorators(UseInterceptors(TooLargePlanInterceptor), FileUpload(field, MAX_PLAN_BYTES));
}

/**
 * The plan that a request brings: a file, or else its text.
 * @throws DomainError `file.missing`, and what {@link readPlanText} refuses
 */
export function readUpload(file: UploadedDocument | undefined, text: string | undefined): { source: string; fileName?: string } {
  if (file) return { source: readPlanText(file.buffer), fileName: nameOf(file) };
  if (text === undefined)
    throw new DomainError('file.missing', 'Upload the plan as the form field "file", or send its text as {"text": "…"}.');
  return { source: readPlanText(Buffer.from(text, 'utf8')) };
}

/** Form data carries file names as bytes; the parser reads them as Latin-1. */
function nameOf(file: UploadedDocument): string {
  return Buffer.from(file.originalname, 'latin1').toString('utf8');
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
