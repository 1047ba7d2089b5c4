import { finished } from 'node:stream/promises';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  PayloadTooLargeException,
  UseInterceptors,
} from '@nestjs/common';
import { catchError, finalize, from, type Observable } from 'rxjs';
import type { Actor } from '#identity';
import { DomainError } from '#platform';
import { MAX_PLAN_BYTES, type PlanFile, planOfText, type PlansService } from '#plans';
import type { ApiRequest, UploadedDocument } from '../http/api-request.js';
import { FileUpload } from '../http/idempotency/idempotency.interceptor.js';

/** The route takes a plan file in this field; one that is too large is refused before it is all in memory. */
export function PlanUpload(field: string): MethodDecorator {
  return applyDecorators(UseInterceptors(PlanUploadInterceptor), FileUpload(field, MAX_PLAN_BYTES));
}

/**
 * The plan that a request brings: a file, or else its text.
 * @throws DomainError `file.missing`, and what {@link PlansService.readFile} refuses
 */
export async function readUpload(
  plans: PlansService,
  actor: Actor,
  file: UploadedDocument | undefined,
  text: string | undefined,
): Promise<PlanFile & { fileName?: string }> {
  if (file) return { ...(await plans.readFile(actor, file.buffer, nameOf(file))), fileName: nameOf(file) };
  if (text === undefined)
    throw new DomainError('file.missing', 'Upload the plan as the form field "file", or send its text as {"text": "…"}.');
  return planOfText(text);
}

/** Form data carries file names as bytes; the parser reads them as Latin-1. */
function nameOf(file: UploadedDocument): string {
  return Buffer.from(file.originalname, 'latin1').toString('utf8');
}

const MB = 1024 * 1024;
/** What a form adds around its file. */
const FORM_BYTES = MB;
/** Files that are held in memory at a time; they wait there for a process to read them. */
const BYTES_AT_A_TIME = 4 * MAX_PLAN_BYTES;

/** Stands around the reading of the file: refuses what is too much before it is read, and says of a plan what the reader says of any body. */
@Injectable()
class PlanUploadInterceptor implements NestInterceptor {
  private bytesInWork = 0;

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const announced = Number(request.get('content-length') ?? MAX_PLAN_BYTES);
    if (announced > MAX_PLAN_BYTES + FORM_BYTES) return from(refuseUnread(request));
    if (this.bytesInWork > 0 && this.bytesInWork + announced > BYTES_AT_A_TIME) throw tooMany();
    this.bytesInWork += announced;
    return next.handle().pipe(
      finalize(() => (this.bytesInWork -= announced)),
      catchError((error: unknown) => {
        throw error instanceof PayloadTooLargeException ? tooLarge(error) : error;
      }),
    );
  }
}

/** Lets the body pass unread: a sender that is cut off in the middle sees a broken connection, not the answer. */
async function refuseUnread(request: ApiRequest): Promise<never> {
  await finished(request.resume()).catch(() => undefined);
  throw tooLarge();
}

function tooLarge(cause?: Error): DomainError {
  return new DomainError(
    'file.too-large',
    `The file is larger than the ${MAX_PLAN_BYTES / MB} MB that are read. Upload the plan alone, without its annexes.`,
    {},
    { cause },
  );
}

function tooMany(): DomainError {
  return new DomainError('file.busy', 'Too many large files are being uploaded just now. Send yours again in a minute.');
}
