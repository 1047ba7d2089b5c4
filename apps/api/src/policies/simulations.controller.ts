import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiExtraModels,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsString, IsUUID } from 'class-validator';
import type { Response } from 'express';
import { SimulationRequests } from '#simulation';
import type { Actor } from '#identity';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { StartedJobAnswer } from '../plans/jobs.answers.js';

const ID = { format: 'uuid', example: '0190f3a2-5f6b-7cde-8a01-23456789abcd' };

class SimulationBody {
  @ApiProperty(ID)
  @IsUUID()
  planId: string;

  @ApiProperty({ example: '2022-01-17', description: 'First day, Asia/Shanghai; every project begins anew on it.' })
  @IsString()
  from: string;

  @ApiProperty({ example: '2022-12-31', description: 'Last day; at most 400 days are played.' })
  @IsString()
  to: string;
}

class PlannedMessageAnswer {
  @ApiProperty(ID) personId: string;
  @ApiProperty({ example: '田青山' }) to: string;
  @ApiProperty({ type: String, nullable: true, example: '生态环境分局' }) department: string | null;
  @ApiProperty({ example: ['email', 'inbox'] }) channels: string[];
  @ApiProperty({ example: '【提醒】碧道建设（还有 30 天）' }) title: string;
  @ApiProperty({ ...ID, type: String, nullable: true, description: 'Null for the message of a morning.' }) projectId:
    string | null;
  @ApiProperty({ example: 0, description: '0 提醒, 1 催办, 2 督办(黄), 3 督办(红), 4 通报, 5 约谈' }) level: number;
  @ApiProperty({
    enum: ['reminder', 'escalation', 'draft', 'digest'],
    description: 'digest: one message a person a morning (每日汇总)',
  })
  kind: string;
  @ApiPropertyOptional({ type: [String], description: 'Projects that a digest tells of.', example: [ID.example] })
  projectIds?: string[];
}

class SimulatedDayAnswer {
  @ApiProperty({ example: '2022-08-31' }) date: string;
  @ApiProperty({ type: [PlannedMessageAnswer] }) messages: PlannedMessageAnswer[];
}

class SimulationTotalsAnswer {
  @ApiProperty({ example: 187 }) projects: number;
  @ApiProperty({ example: 0, description: 'Items that were not registered.' }) leftOut: number;
  @ApiProperty({ example: 96, description: 'Days with messages.' }) days: number;
  @ApiProperty({ example: 5120, description: 'One per person and occasion, however many channels carry it.' }) messages: number;
  @ApiProperty({ example: 1100 }) reminders: number;
  @ApiProperty({ example: 2300 }) escalations: number;
  @ApiProperty({ example: 60, description: '通报 and 约谈, drafted for a person.' }) drafts: number;
}

export class SimulationAnswer {
  @ApiProperty({ example: '2022-01-17' }) from: string;
  @ApiProperty({ example: '2022-12-31' }) to: string;
  @ApiProperty({ type: [SimulatedDayAnswer] }) days: SimulatedDayAnswer[];
  @ApiProperty() totals: SimulationTotalsAnswer;
}

@ApiTags('simulations')
@ApiBearerAuth()
@Controller('v1/simulations')
@Needs('project.supervise')
export class SimulationsController {
  constructor(private readonly simulations: SimulationRequests) {}

  @Post()
  @ApiOperation({
    summary:
      'Play a period with the projects of a plan (演练) and list what would be sent, day by day; the answer names the job to watch',
    description:
      'As if nobody signed or reported. Nothing is sent, and nothing stays behind. The `result` of the job, which only you can read, is a `SimulationAnswer`. One simulation or preview of yours at a time: another one meanwhile is 409 simulation.busy.',
  })
  @HttpCode(202)
  @ApiExtraModels(SimulationAnswer)
  @ApiAcceptedResponse({ type: StartedJobAnswer })
  async simulate(
    @Body() { planId, from, to }: SimulationBody,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StartedJobAnswer> {
    const jobId = await this.simulations.startPlan(actor, planId, { from, to });
    response.set('Location', `/v1/jobs/${jobId}`);
    return { jobId };
  }
}
