import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { House } from '#assembly';
import type { Actor } from '#identity';
import { LEDGER_MEDIA_TYPES, type LedgerFormat, writeLedger } from '#ledger';
import { LEDGER_STATES, type LedgerState, readPlanLedger } from '#tracking';
import { attachment } from '../http/attachment.js';
import { CurrentActor } from '../http/authentication.guard.js';
import { IdPipe } from '../http/id.pipe.js';

class LedgerQuery {
  @ApiPropertyOptional({ enum: LEDGER_STATES, isArray: true, description: 'Default: both' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsIn(LEDGER_STATES, { each: true })
  state?: LedgerState[];
}

/** Documents a file as answer. */
const ApiFile = (format: LedgerFormat): MethodDecorator =>
  ApiOkResponse({ content: { [mediaTypeOf(format)]: { schema: { type: 'string', format: 'binary' } } } });

@ApiTags('plans')
@ApiBearerAuth()
@Controller('v1/plans/:id')
export class LedgerController {
  constructor(private readonly house: House) {}

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

  private async ledger(format: LedgerFormat, id: string, { state }: LedgerQuery, actor: Actor): Promise<StreamableFile> {
    const { ledger, departments } = await readPlanLedger(this.house.database, actor, id, state);
    const bytes = await writeLedger(format, ledger, { departments });
    return new StreamableFile(bytes, {
      type: LEDGER_MEDIA_TYPES[format],
      disposition: attachment(`${ledger.title}.${format}`, `ledger.${format}`),
      length: bytes.length,
    });
  }
}

function mediaTypeOf(format: LedgerFormat): string {
  return LEDGER_MEDIA_TYPES[format].split(';', 1)[0] ?? '';
}
