import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Database } from '#platform';
import type { Milestone } from '#policies';
import { MilestonesService } from '#projects';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { IfMatch, PROJECT_VERSION_READ } from '../http/if-match.js';
import { MilestoneList, MilestonesBody } from './milestones.dto.js';

@ApiTags('projects')
@ApiBearerAuth()
@Controller('v1/projects/:id/milestones')
export class MilestonesController {
  constructor(
    private readonly database: Database,
    private readonly milestones: MilestonesService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Milestones of a project (节点), in order' })
  @ApiOkResponse({ type: MilestoneList })
  async list(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<{ items: Milestone[] }> {
    return { items: await this.milestones.list(actor, id) };
  }

  @Put()
  @Needs('project.supervise')
  @ApiHeader(PROJECT_VERSION_READ)
  @ApiOperation({
    summary: 'Set the milestones of a project: these and no others; those that stay keep whether they are reached',
  })
  @ApiOkResponse({ type: MilestoneList })
  async plan(
    @Param('id', IdPipe) projectId: string,
    @Body() { milestones, template, dates }: MilestonesBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<{ items: Milestone[] }> {
    const planned = template ? { template, dates: dates ?? [] } : (milestones ?? []);
    await this.database.transaction((tx) => this.milestones.plan(tx, { projectId, actor, expectedVersion, milestones: planned }));
    return this.list(projectId, actor);
  }

  @Post(':milestoneId/reach')
  @HttpCode(200)
  @ApiHeader(PROJECT_VERSION_READ)
  @ApiOperation({
    summary: 'Say that a milestone is reached; the percent of the project rises at least to what those reached amount to',
  })
  @ApiOkResponse({ type: MilestoneList })
  async reach(
    @Param('id', IdPipe) projectId: string,
    @Param('milestoneId', IdPipe) milestoneId: string,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<{ items: Milestone[] }> {
    await this.database.transaction((tx) => this.milestones.reach(tx, { projectId, actor, expectedVersion, milestoneId }));
    return this.list(projectId, actor);
  }
}
