import { Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { LEDGER_MEDIA_TYPES } from '#ledger';
import type { Language } from '#platform';
import { REPORT_FORMATS, ReportRunsService } from '#schedules';
import { attachment } from '../http/attachment.js';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { pageOf } from '../http/input/page.dto.js';
import { AskedLanguage } from '../http/language.js';
import { runAnswer } from './report-answers.js';
import { ReportRunAnswer, ReportRunPage, ReportRunsQuery } from './reports.dto.js';

const FILES = Object.fromEntries(
  REPORT_FORMATS.map((format) => [LEDGER_MEDIA_TYPES[format], { schema: { type: 'string', format: 'binary' } }]),
);

@ApiTags('reports')
@ApiBearerAuth()
@Controller('v1/reports')
@Needs('project.decide')
export class ReportsController {
  constructor(private readonly runs: ReportRunsService) {}

  /** Reports (各期报告) that schedules made, the latest first; failed ones say why */
  @Get()
  async list(
    @Query() query: ReportRunsQuery,
    @CurrentActor() actor: Actor,
    @AskedLanguage() language: Language,
  ): Promise<ReportRunPage> {
    const { scheduleId, state: states } = query;
    const page = await this.runs.list(actor, omitUndefined({ scheduleId, states }), pageOf(query));
    return { ...page, items: page.items.map((run) => runAnswer(run, language)) };
  }

  /**
   * The file of a report, of what was known at the end of its day
   * @remarks It is written when it is asked for, without what was made confidential since. A circular has its own files.
   */
  @Get(':id/file')
  @ApiOkResponse({ content: FILES })
  async file(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { bytes, title, format } = await this.runs.file(actor, id);
    return new StreamableFile(bytes, {
      type: LEDGER_MEDIA_TYPES[format],
      disposition: attachment(`${title}.${format}`, `report.${format}`),
      length: bytes.length,
    });
  }

  /** One report */
  @Get(':id')
  async read(
    @Param('id', IdPipe) id: string,
    @CurrentActor() actor: Actor,
    @AskedLanguage() language: Language,
  ): Promise<ReportRunAnswer> {
    return runAnswer(await this.runs.read(actor, id), language);
  }

  /** Make a report that failed or was skipped */
  @Post(':id/retry')
  @HttpCode(200)
  @Needs('project.supervise')
  async retry(
    @Param('id', IdPipe) id: string,
    @CurrentActor() actor: Actor,
    @AskedLanguage() language: Language,
  ): Promise<ReportRunAnswer> {
    return runAnswer(await this.runs.retry(actor, id), language);
  }
}
