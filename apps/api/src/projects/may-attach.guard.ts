import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { AttachmentsService } from '#projects';
import type { ApiRequest } from '../http/api-request.js';
import { actorOf } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';

/** The project is there for this person, and takes one more file, before the file is received. */
@Injectable()
export class MayAttachGuard implements CanActivate {
  constructor(private readonly attachments: AttachmentsService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    await this.attachments.assertMayAdd(actorOf(request), new IdPipe().transform(String(request.params['id'])));
    return true;
  }
}
