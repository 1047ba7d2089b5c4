import { Controller, Get, HttpCode, Post, Query, StreamableFile, UploadedFile } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, RosterFileService } from '#identity';
import { LEDGER_MEDIA_TYPES } from '#ledger';
import { DomainError } from '#platform';
import type { UploadedDocument } from '../http/api-request.js';
import { attachment } from '../http/attachment.js';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { FileUpload } from '../http/uploads/file-upload.js';
import { FileBody } from '../http/uploads/file.dto.js';
import { RosterImportAnswer, RosterImportQuery, RosterWorkbookQuery } from './roster-file.dto.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('v1')
@Needs('roster.manage')
export class RosterFileController {
  constructor(private readonly rosters: RosterFileService) {}

  /** The roster (名册) as a workbook to fill in and send back: departments, people, groups */
  @Get('roster.xlsx')
  @ApiOkResponse({ content: { [LEDGER_MEDIA_TYPES.xlsx]: { schema: { type: 'string', format: 'binary' } } } })
  async workbook(@Query() { empty }: RosterWorkbookQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const bytes = await this.rosters.write(actor, { empty });
    return new StreamableFile(bytes, {
      type: LEDGER_MEDIA_TYPES.xlsx,
      disposition: attachment('单位和人员名册.xlsx', 'roster.xlsx'),
      length: bytes.length,
    });
  }

  /**
   * Bring departments, people and groups in line with a workbook; who is not in it stays, the same file again changes nothing
   * @remarks Send it with dryRun first: the answer names each cell that can not be used. An empty cell leaves what is known.
   */
  @Post('roster/import')
  @HttpCode(200)
  @FileUpload('file', { maxBytes: RosterFileService.MAX_BYTES, remedy: 'Copy its tables into the template and send that.' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: FileBody })
  async import(
    @UploadedFile() file: UploadedDocument | undefined,
    @Query() query: RosterImportQuery,
    @CurrentActor() actor: Actor,
  ): Promise<RosterImportAnswer> {
    if (!file) throw new DomainError('file.missing', 'Upload the roster as the form field "file".');
    return this.rosters.load(actor, { path: file.path }, query);
  }
}
