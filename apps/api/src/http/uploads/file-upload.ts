import { rm } from 'node:fs/promises';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Inject,
  mixin,
  type NestInterceptor,
  PayloadTooLargeException,
  type Type,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import { catchError, finalize, from, ignoreElements, merge, type Observable, takeUntil, Subject, tap } from 'rxjs';
import { DomainError } from '#platform';
import { type ApiRequest, isMultipart } from '../api-request.js';
import { actorOf } from '../authentication.guard.js';
import { UploadIdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { watchPace } from './slow-upload.js';
import { UploadPlaces } from './upload-places.js';

const MB = 1024 * 1024;
/** What a form adds around its file. */
const FORM_BYTES = MB;

interface UploadLimits {
  maxBytes: number;
  /** What to do with a file that is larger; a sentence. */
  remedy: string;
}

/**
 * The route takes one file (multipart/form-data) in this field. It is written to disk as it comes, and is gone when the request is done, unless the route
 * moved it. Who may send it is for guards: they come before.
 */
export function FileUpload(field: string, limits: UploadLimits): MethodDecorator {
  const form = { fileSize: limits.maxBytes, files: 1, fields: 10, parts: 12, fieldNameSize: 100, fieldNestingDepth: 0 };
  return applyDecorators(
    UseInterceptors(
      uploadInterceptor(limits),
      // The name is taken apart by `uploadedName`, which knows its encoding.
      FileInterceptor(field, { limits: form, preservePath: true }),
      UploadIdempotencyInterceptor,
    ),
  );
}

/** Stands around the reading of the file: places, pace, what is said of a file that is too large, and the end of it. */
function uploadInterceptor({ maxBytes, remedy }: UploadLimits): Type<NestInterceptor> {
  class UploadInterceptor implements NestInterceptor {
    constructor(@Inject(UploadPlaces) private readonly places: UploadPlaces) {}

    intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
      const request = context.switchToHttp().getRequest<ApiRequest>();
      const response = context.switchToHttp().getResponse<Response>();
      if (!isMultipart(request)) return next.handle();
      if (Number(request.get('content-length') ?? 0) > maxBytes + FORM_BYTES) throw tooLarge();
      const giveBack = this.places.take(actorOf(request).id);
      return withPace(request, response, next.handle()).pipe(
        finalize(() => {
          giveBack();
          void rm(request.file?.path ?? '', { force: true }).catch(() => undefined);
        }),
        catchError((error: unknown) => {
          throw error instanceof PayloadTooLargeException ? tooLarge(error) : error;
        }),
      );
    }
  }
  function tooLarge(cause?: Error): DomainError {
    const sentence = `The file is larger than the ${maxBytes >= MB ? `${maxBytes / MB} MB` : `${maxBytes} bytes`} that are taken. ${remedy}`;
    return new DomainError('file.too-large', sentence, {}, { cause });
  }
  return mixin(UploadInterceptor);
}

/** The first that comes: the answer, or that the sender is too slow. */
function withPace(request: ApiRequest, response: Response, answer: Observable<unknown>): Observable<unknown> {
  const answered = new Subject<void>();
  const done = new AbortController();
  const pace = from(watchPace(request, done.signal)).pipe(
    catchError((error: unknown) => {
      if (done.signal.aborted) return [];
      // The rest of the body is not waited for.
      response.set('Connection', 'close').once('finish', () => request.destroy());
      throw error;
    }),
    ignoreElements(),
    takeUntil(answered),
  );
  return merge(pace, answer.pipe(tap({ complete: () => answered.next(), error: () => answered.next() }))).pipe(
    finalize(() => done.abort()),
  );
}
