import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { DomainError } from '#platform';
import { MAX_PLAN_BYTES, type PlanFile, planOfText, PlansService } from '#plans';
import type { ApiRequest, UploadedDocument } from '../http/api-request.js';
import { actorOf } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { FileUpload } from '../http/uploads/file-upload.js';
import { uploadedName } from '../http/uploads/uploaded-name.js';

/** The route takes a plan file in this field. */
export function PlanUpload(field: string): MethodDecorator {
  return FileUpload(field, { maxBytes: MAX_PLAN_BYTES, remedy: 'Upload the plan alone, without its annexes.' });
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
  if (file) {
    const fileName = uploadedName(file.originalname);
    return { ...(await plans.readFile(actor, file.path, fileName)), fileName };
  }
  if (text === undefined)
    throw new DomainError('file.missing', 'Upload the plan as the form field "file", or send its text as {"text": "…"}.');
  return planOfText(text);
}

/** The plan of the path is there, before anything is received for it. @throws DomainError `plan.not-found` */
@Injectable()
export class KnownPlanGuard implements CanActivate {
  constructor(private readonly plans: PlansService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    await this.plans.assertKnown(actorOf(request), new IdPipe().transform(String(request.params['id'])));
    return true;
  }
}
