import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Application } from '#application';
import type { Actor } from '#identity';
import { LEDGER_FORMATS, LEDGER_MEDIA_TYPES, type LedgerFormat } from '#ledger';
import { DomainError } from '#platform';
import { lampOf } from '#policies';
import { readProjectLedger } from '#plans';
import { civilDateOf, endOf } from '#work-calendar';
import { CurrentActor } from '../http/authentication.guard.js';
import { ledgerAnswer } from '../plans/ledger-answer.js';
import { projectFilterOf } from './project-question.js';
import { ProjectFilterQuery } from './projects.dto.js';

const FILES = Object.fromEntries(
  Object.values(LEDGER_MEDIA_TYPES).map((type) => [type.split(';', 1)[0], { schema: { type: 'string', format: 'binary' } }]),
);

@ApiTags('projects')
@ApiBearerAuth()
@Controller('v1/projects')
export class ProjectLedgerController {
  constructor(private readonly application: Application) {}

  @Get('ledger.:format')
  @ApiParam({ name: 'format', enum: LEDGER_FORMATS })
  @ApiOperation({
    summary: 'The ledger (督办台账) of projects that you see, with 进展情况, 状态 and 亮灯 as of a day; the workbook has filters',
    description: 'Takes the filters of the list, and up to 10,000 projects.',
  })
  @ApiOkResponse({ content: FILES })
  async ledger(
    @Param('format') name: string,
    @Query() query: ProjectFilterQuery,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const format = formatOf(name);
    const { database, clock, calendar } = this.application;
    const today = civilDateOf(clock.now());
    const day = query.asOf ?? today;
    const calendars = await calendar.ofAll(database, query.asOf ? endOf(query.asOf) : null);
    const ledger = await readProjectLedger(database, actor, projectFilterOf(query, today, calendars), {
      day,
      lampOf: (project) => lampOf(project, day, calendars.of(project.leadDepartmentId)),
    });
    return ledgerAnswer(ledger, format, { full: `${ledger.title}${day}`, plain: `ledger-${day}` });
  }
}

function formatOf(name: string): LedgerFormat {
  const format = LEDGER_FORMATS.find((one) => one === name);
  if (format) return format;
  throw new DomainError(
    'ledger.unknown-format',
    `There is no ledger.${name}. Ask for ${LEDGER_FORMATS.map((one) => `ledger.${one}`).join(', ')}.`,
  );
}
