import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { BackgroundJobs } from '#outbox';
import { type Actor, can } from '#identity';
import { CurrentActor } from '../http/authentication.guard.js';
import { IdPipe } from '../http/id.pipe.js';
import { ID } from '../http/page.dto.js';

export class BackgroundJobAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 'plan.import' }) kind: string;
  @ApiProperty({ enum: ['waiting', 'running', 'done', 'failed'] }) state: string;
  @ApiProperty({ example: 50, description: '0 to 100' }) progress: number;
  @ApiProperty({ example: '156 items found' }) message: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { planId: ID.example, items: 156, skipped: 2 },
  })
  result: Record<string, unknown> | null;
  @ApiProperty({ ...ID, type: String, nullable: true }) createdBy: string | null;
  @ApiProperty() createdAt: Date;
  @ApiProperty() updatedAt: Date;
}

@ApiTags('jobs')
@ApiBearerAuth()
@Controller('v1/jobs')
export class JobsController {
  constructor(private readonly jobs: BackgroundJobs) {}

  @Get(':id')
  @ApiOperation({ summary: 'How far a long piece of work is' })
  @ApiOkResponse({ type: BackgroundJobAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<BackgroundJobAnswer> {
    return this.jobs.read(id, { id: actor.id, seesAll: can(actor, 'plan.manage') });
  }
}
