import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { InboxService } from '#notifications';
import { PlansService } from '#plans';
import { ProjectReader } from '#projects';
import { UpcomingService } from '#reminders';
import { civilDateOf } from '#work-calendar';
import { CurrentActor } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { ProjectMessageList, ProjectSourceAnswer, UpcomingStepList } from './project-context.answers.js';

/** As many messages as somebody looks through. */
const MOST_MESSAGES = 200;

@ApiTags('projects')
@ApiBearerAuth()
@Controller('v1/projects/:id')
export class ProjectContextController {
  constructor(
    private readonly reader: ProjectReader,
    private readonly plans: PlansService,
    private readonly inbox: InboxService,
    private readonly upcoming: UpcomingService,
  ) {}

  /** Where it comes from: its passage in the plan with what stands around it, for whoever sees the project */
  @Get('source')
  async source(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ProjectSourceAnswer> {
    const { originNote } = await this.reader.read(actor, id);
    return { passage: await this.plans.sourceOfProject(actor, id), originNote };
  }

  /**
   * What comes next (接下来): the steps that fall due if nothing changes, with whom they tell
   * @remarks Also what departments that help owe, and blockers. Sending hours may put a step off; one with a condition is skipped where it does not hold on its day.
   */
  @Get('upcoming')
  async coming(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<UpcomingStepList> {
    const steps = await this.upcoming.of(actor, id);
    return { items: steps.map((step) => ({ ...step, day: civilDateOf(step.plannedAt) })) };
  }

  /** Who was told of it: messages to people and group chats, the newest first */
  @Get('messages')
  async messages(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ProjectMessageList> {
    await this.reader.read(actor, id);
    return { items: await this.inbox.ofProject(id, MOST_MESSAGES) };
  }
}
