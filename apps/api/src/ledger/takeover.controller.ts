import { Controller, HttpCode, Post, Query, UploadedFile } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { DomainError } from '#platform';
import { LedgerService, MAX_LEDGER_BYTES, TakeoverService } from '#plans';
import type { UploadedDocument } from '../http/api-request.js';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { FileUpload } from '../http/uploads/file-upload.js';
import { FileBody } from '../http/uploads/file.dto.js';
import { TakeoverAnswer, TakeoverQuery } from './takeover.dto.js';

@ApiTags('projects')
@ApiBearerAuth()
@Controller('v1/projects')
@Needs('plan.manage')
export class TakeoverController {
  constructor(
    private readonly ledgers: LedgerService,
    private readonly takeovers: TakeoverService,
  ) {}

  @Post('take-over')
  @HttpCode(200)
  @FileUpload('file', { maxBytes: MAX_LEDGER_BYTES, remedy: 'Copy its table into a new workbook and send that.' })
  @ApiOperation({
    summary: 'Move an office in (移入台账): the ledger that it kept (.xlsx or .csv) becomes projects, each as far as it is',
    description:
      'State, percent, progress, problems, dates and names are read as offices write them; what has no field of its own is kept in the history. ' +
      'Send it with dryRun first. The same ledger again changes nothing.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: FileBody })
  async takeOver(
    @UploadedFile() file: UploadedDocument | undefined,
    @Query() query: TakeoverQuery,
    @CurrentActor() actor: Actor,
  ): Promise<TakeoverAnswer> {
    if (!file) throw new DomainError('file.missing', 'Upload the ledger as the form field "file".');
    return this.takeovers.takeOver(actor, await this.ledgers.readFile(actor, file.path), query);
  }
}
