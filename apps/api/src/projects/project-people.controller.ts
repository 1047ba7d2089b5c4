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
import { LeaderBody, ReasonBody, RestrictionBody } from './transition.dto.js';

/** Transitions that change who is responsible for a project, and who may know of it. */
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

  @Transition('restrict', {
    summary: 'Restrict who may know of the task (限定知悉范围)',
    description: 'Only the leader in charge, the readers, you and administrators know of it from here on.',
    body: { type: RestrictionBody, example: { readerIds: [ID.example], reason: '涉密事项' } },
  })
  restrict(@Target() target: TransitionTarget, @Body() body: RestrictionBody): Promise<ProjectAnswer> {
    return this.make('restrict', target, body);
  }

  @Transition('unrestrict', {
    summary: 'Lift the restriction (解除知悉限制)',
    description: 'Whoever may see the tasks of the department sees it again.',
    body: { type: ReasonBody, example: { reason: '已解密' } },
  })
  unrestrict(@Target() target: TransitionTarget, @Body() body: ReasonBody): Promise<ProjectAnswer> {
    return this.make('unrestrict', target, body);
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
