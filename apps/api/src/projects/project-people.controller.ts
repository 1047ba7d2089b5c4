import { Body, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ProjectReader, ProjectsService, type ProjectTransition, type TransitionStatement } from '#projects';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { ID } from '../http/input/page.dto.js';
import { Target, type TransitionTarget } from '../http/transition-target.js';
import { projectAnswer } from './project-answer.js';
import { Transition } from './project-transitions.controller.js';
import { ProjectAnswer } from './projects.answers.js';
import { NamedPeopleBody } from '../http/input/named-people.dto.js';
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

  @Transition('name-people', {
    summary: 'Name who is responsible (指定责任领导、责任人、联络员)',
    description:
      'The lead department names 责任人 and 联络员, a supervisor also 责任领导. 责任人 and 联络员 with an account are told first of what is meant for ' +
      'the officers of the lead department; the department is told where nobody is named, who was has left, or is not reached.',
    body: { type: NamedPeopleBody, example: { people: [{ role: 'liaison', name: '李四', phone: '0769-22891234' }] } },
  })
  namePeople(@Target() target: TransitionTarget, @Body() body: NamedPeopleBody): Promise<ProjectAnswer> {
    return this.make('name-people', target, body);
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
