import { Body, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ProjectReader, ProjectsService, type ProjectTransition, type TransitionStatement } from '#projects';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { ID } from '../http/input/page.dto.js';
import { Target, type TransitionTarget } from '../http/transition-target.js';
import { projectAnswer } from './project-answer.js';
import { Transition } from './project-transitions.controller.js';
import { ProjectAnswer } from './projects.answers.js';
import { LeaderBody } from './transition.dto.js';

/** Transitions that change who is responsible for a project. */
@ApiTags('projects')
@ApiBearerAuth()
@Controller('v1/projects')
export class ProjectPeopleController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly reader: ProjectReader,
  ) {}

  @Transition('change-leader', {
    summary: 'Put another leader in charge (调整分管领导)',
    body: { type: LeaderBody, example: { leaderId: ID.example, reason: '领导分工调整' } },
  })
  changeLeader(@Target() target: TransitionTarget, @Body() body: LeaderBody): Promise<ProjectAnswer> {
    return this.make('change-leader', target, body);
  }

  private async make(
    transition: ProjectTransition,
    { id, expectedVersion, actor, language }: TransitionTarget,
    said: TransitionStatement,
  ): Promise<ProjectAnswer> {
    await this.projects.perform({ ...omitUndefined(said), projectId: id, transition, actor, expectedVersion });
    return projectAnswer(await this.reader.read(actor, id), language);
  }
}
