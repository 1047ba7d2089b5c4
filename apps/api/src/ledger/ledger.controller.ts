import { Controller, Get, HttpCode, Param, Post, Query, type StreamableFile, UploadedFile, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { type LedgerFormat } from '#ledger';
import { DomainError } from '#platform';
import { LedgerService, MAX_LEDGER_BYTES } from '#plans';
import type { UploadedDocument } from '../http/api-request.js';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { LedgerAssignmentAnswer, LedgerAssignmentQuery, LedgerQuery } from './ledger.dto.js';
import { FileUpload } from '../http/uploads/file-upload.js';
import { FileBody } from '../http/uploads/file.dto.js';
import { KnownPlanGuard } from '../plans/plan-upload.js';
import { LedgerAnswer, ledgerContent } from './ledger.answers.js';
import { ledgerAnswer } from './ledger-answer.js';

/** Documents a file as answer. */
const ApiFile = (format: LedgerFormat): MethodDecorator => ApiOkResponse({ content: ledgerContent([format]) });

@ApiTags('plans')
@ApiExtraModels(LedgerAnswer)
@ApiBearerAuth()
@Controller('v1/plans/:id')
@Needs('plan.manage')
export class LedgerController {
  constructor(private readonly ledgers: LedgerService) {}

  @Get('ledger.xlsx')
  @ApiOperation({ summary: 'The ledger (任务分解表) of a plan as a workbook for Excel and WPS, to print, fill in and send back' })
  @ApiFile('xlsx')
  xlsx(@Param('id', IdPipe) id: string, @Query() query: LedgerQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return this.ledger('xlsx', id, query, actor);
  }

  @Get('ledger.docx')
  @ApiOperation({ summary: 'The ledger (任务分解表) of a plan as a Word document, to print' })
  @ApiFile('docx')
  docx(@Param('id', IdPipe) id: string, @Query() query: LedgerQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return this.ledger('docx', id, query, actor);
  }

  @Get('ledger.csv')
  @ApiOperation({ summary: 'The ledger (任务分解表) of a plan as CSV: UTF-8 with byte order mark' })
  @ApiFile('csv')
  csv(@Param('id', IdPipe) id: string, @Query() query: LedgerQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return this.ledger('csv', id, query, actor);
  }

  @Get('ledger.json')
  @ApiOperation({ summary: 'The ledger (任务分解表) of a plan as JSON' })
  @ApiFile('json')
  json(@Param('id', IdPipe) id: string, @Query() query: LedgerQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return this.ledger('json', id, query, actor);
  }

  @Post('ledger')
  @HttpCode(200)
  @UseGuards(KnownPlanGuard)
  @FileUpload('file', { maxBytes: MAX_LEDGER_BYTES, remedy: 'Copy its table into a new workbook and send that.' })
  @ApiOperation({
    summary:
      'Assign draft items from a ledger that was filled in (.xlsx or .csv): departments, leader, due date; again changes nothing',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: FileBody })
  async assign(
    @Param('id', IdPipe) planId: string,
    @UploadedFile() file: UploadedDocument | undefined,
    @Query() { dryRun, keepUnknown }: LedgerAssignmentQuery,
    @CurrentActor() actor: Actor,
  ): Promise<LedgerAssignmentAnswer> {
    if (!file) throw new DomainError('file.missing', 'Upload the filled-in ledger as the form field "file".');
    const ledger = await this.ledgers.readFile(actor, file.path);
    return this.ledgers.assign(actor, ledger, { planId, dryRun, keepUnknown });
  }

  private async ledger(format: LedgerFormat, id: string, { state }: LedgerQuery, actor: Actor): Promise<StreamableFile> {
    const { ledger, departments } = await this.ledgers.ofPlan(actor, id, state);
    return ledgerAnswer(ledger, format, { full: ledger.title, plain: 'ledger' }, departments);
  }
}
