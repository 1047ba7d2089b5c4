import { applyDecorators, Body, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ProjectReader, ProjectsService, type ProjectTransition, TRANSITIONS, type TransitionStatement } from '#projects';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { ID } from '../http/input/page.dto.js';
import { Target, TransitionRoute, type TransitionTarget } from '../http/transition-target.js';
import { projectAnswer } from './project-answer.js';
import { ProjectAnswer } from './projects.answers.js';
import {
  CarryOverTaskBody,
  CompletionRequestBody,
  CooperationBody,
  CooperationReportBody,
  DueDateBody,
  ExtensionApprovalBody,
  ExtensionRequestBody,
  LabelsBody,
  PriorityBody,
  ProgressReportBody,
  ReasonBody,
  ReassignmentBody,
  RemarkBody,
  ReportRequestBody,
} from './transition.dto.js';

type Operation = Omit<Parameters<typeof TransitionRoute>[1], 'rule'>;

/** The operation of a transition of the table; what it takes stands there. */
export const Transition = (name: ProjectTransition, operation: Operation): MethodDecorator =>
  applyDecorators(TransitionRoute(name, { ...operation, rule: TRANSITIONS[name] }));

/** Each transition of a project is an operation of its own. */
@ApiTags('projects')
@ApiBearerAuth()
@Controller('v1/projects')
export class ProjectTransitionsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly reader: ProjectReader,
  ) {}

  @Transition('acknowledge', { summary: 'Sign for the task (签收)', description: 'The lead department signs.' })
  acknowledge(@Target() target: TransitionTarget): Promise<ProjectAnswer> {
    return this.make('acknowledge', target);
  }

  @Transition('object', {
    summary: 'Object to the assignment (异议)',
    description:
      'The lead department holds that it is not the right one. A supervisor answers by `reassign` or `dismiss-objection`.',
    body: { type: ReasonBody, example: { reason: '不属我局职责' } },
  })
  object(@Target() target: TransitionTarget, @Body() body: ReasonBody): Promise<ProjectAnswer> {
    return this.make('object', target, body);
  }

  @Transition('dismiss-objection', {
    summary: 'Uphold the assignment (维持交办)',
    description: 'The objection is not accepted.',
    body: { type: ReasonBody, example: { reason: '职责分工方案第3条' } },
  })
  dismissObjection(@Target() target: TransitionTarget, @Body() body: ReasonBody): Promise<ProjectAnswer> {
    return this.make('dismiss-objection', target, body);
  }

  @Transition('reassign', {
    summary: 'Give the task to another department (改派)',
    description: 'Another department leads, and signs anew.',
    body: { type: ReassignmentBody, example: { leadDepartmentId: ID.example, reason: '职责调整' } },
  })
  reassign(@Target() target: TransitionTarget, @Body() body: ReassignmentBody): Promise<ProjectAnswer> {
    return this.make('reassign', target, body);
  }

  @Transition('transfer', {
    summary: 'Move the task to the successor of its department (划转)',
    description: 'A department was merged or renamed, or its duty moved; state and signature stay.',
    body: { type: ReassignmentBody, example: { leadDepartmentId: ID.example, reason: '机构改革' } },
  })
  transfer(@Target() target: TransitionTarget, @Body() body: ReassignmentBody): Promise<ProjectAnswer> {
    return this.make('transfer', target, body);
  }

  @Transition('report', {
    summary: 'Report progress (反馈进展)',
    body: { type: ProgressReportBody, example: { percent: 45, text: '已完成施工图审查', problems: '征地尚未完成' } },
  })
  report(@Target() target: TransitionTarget, @Body() body: ProgressReportBody): Promise<ProjectAnswer> {
    return this.make('report', target, body);
  }

  @Transition('no-change', {
    summary: 'Report that nothing has changed (本期无变化)',
    description: 'One click when there is nothing new; a report that was returned needs more than that.',
  })
  reportNoChange(@Target() target: TransitionTarget): Promise<ProjectAnswer> {
    return this.make('no-change', target);
  }

  @Transition('return-report', {
    summary: 'Return the last report (退回反馈)',
    description: 'It is not enough; the department reports again.',
    body: { type: ReasonBody, example: { reason: '未说明征地进展' } },
  })
  returnReport(@Target() target: TransitionTarget, @Body() body: ReasonBody): Promise<ProjectAnswer> {
    return this.make('return-report', target, body);
  }

  @Transition('request-report', {
    summary: 'Ask for a report out of turn (要求反馈)',
    description: 'Whoever else asked for the same month is named in the answer and the event (`alsoRequestedBy`).',
    body: { type: ReportRequestBody, example: { dueDate: '2022-03-10', reason: '报送征地进展' } },
  })
  requestReport(@Target() target: TransitionTarget, @Body() body: ReportRequestBody): Promise<ProjectAnswer> {
    return this.make('request-report', target, body);
  }

  @Transition('request-extension', {
    summary: 'Ask for a later due date (申请延期)',
    description: 'Before the due date, as the policy of the project allows.',
    body: { type: ExtensionRequestBody, example: { dueDate: '2022-12-31', reason: '汛期停工' } },
  })
  requestExtension(@Target() target: TransitionTarget, @Body() body: ExtensionRequestBody): Promise<ProjectAnswer> {
    return this.make('request-extension', target, body);
  }

  @Transition('withdraw-extension', { summary: 'Take the request for a later due date back (撤回延期申请)' })
  withdrawExtension(@Target() target: TransitionTarget): Promise<ProjectAnswer> {
    return this.make('withdraw-extension', target);
  }

  @Transition('approve-extension', {
    summary: 'Grant a later due date (同意延期)',
    body: { type: ExtensionApprovalBody, example: { dueDate: '2022-11-30' } },
  })
  approveExtension(@Target() target: TransitionTarget, @Body() body: ExtensionApprovalBody): Promise<ProjectAnswer> {
    return this.make('approve-extension', target, body);
  }

  @Transition('refuse-extension', {
    summary: 'Refuse a later due date (不同意延期)',
    body: { type: ReasonBody, example: { reason: '进度可控' } },
  })
  refuseExtension(@Target() target: TransitionTarget, @Body() body: ReasonBody): Promise<ProjectAnswer> {
    return this.make('refuse-extension', target, body);
  }

  @Transition('request-completion', {
    summary: 'Say that the task is done (申请办结)',
    body: { type: CompletionRequestBody, example: { text: '已通过竣工验收' } },
  })
  requestCompletion(@Target() target: TransitionTarget, @Body() body: CompletionRequestBody): Promise<ProjectAnswer> {
    return this.make('request-completion', target, body);
  }

  @Transition('close', {
    summary: 'Accept that the task is done (办结, 销号)',
    description: 'Nothing is sent from here on. Its parts must have ended.',
    body: { type: RemarkBody, example: { reason: '验收合格' } },
  })
  close(@Target() target: TransitionTarget, @Body() body: RemarkBody): Promise<ProjectAnswer> {
    return this.make('close', target, body);
  }

  @Transition('return', {
    summary: 'Hold that the task is not done (退回)',
    description: 'Work goes on.',
    body: { type: ReasonBody, example: { reason: '缺验收报告' } },
  })
  return(@Target() target: TransitionTarget, @Body() body: ReasonBody): Promise<ProjectAnswer> {
    return this.make('return', target, body);
  }

  @Transition('reopen', {
    summary: 'Take up again what was closed (重新办理)',
    body: { type: ReasonBody, example: { reason: '发现质量问题' } },
  })
  reopen(@Target() target: TransitionTarget, @Body() body: ReasonBody): Promise<ProjectAnswer> {
    return this.make('reopen', target, body);
  }

  @Transition('suspend', {
    summary: 'Let the task rest (中止)',
    description: 'Nothing is reminded.',
    body: { type: ReasonBody, example: { reason: '等待用地批复' } },
  })
  suspend(@Target() target: TransitionTarget, @Body() body: ReasonBody): Promise<ProjectAnswer> {
    return this.make('suspend', target, body);
  }

  @Transition('resume', {
    summary: 'Go on with a task that rested (恢复)',
    description: 'It goes back to the state in which it was suspended.',
    body: { type: RemarkBody, example: { reason: '用地已批复' } },
  })
  resume(@Target() target: TransitionTarget, @Body() body: RemarkBody): Promise<ProjectAnswer> {
    return this.make('resume', target, body);
  }

  @Transition('cancel', { summary: 'Give the task up (撤销)', body: { type: ReasonBody, example: { reason: '上级调整任务' } } })
  cancel(@Target() target: TransitionTarget, @Body() body: ReasonBody): Promise<ProjectAnswer> {
    return this.make('cancel', target, body);
  }

  @Transition('carry-over', {
    summary: 'Move the task to the next year (结转)',
    description: 'It goes on as another project, `carriedTo`. `POST /v1/projects/carry-over` does it for many.',
    body: { type: CarryOverTaskBody, example: { dueDate: '2023-12-31', reason: '用地批复推迟' } },
  })
  carryOver(@Target() target: TransitionTarget, @Body() body: CarryOverTaskBody): Promise<ProjectAnswer> {
    return this.make('carry-over', target, body);
  }

  @Transition('take-back', {
    summary: 'Take a wrong registration back (撤回立项)',
    description: 'While nobody has signed or reported. The item of the plan is a draft again and can be registered anew.',
    body: { type: ReasonBody, example: { reason: '与另一事项重复立项' } },
  })
  takeBack(@Target() target: TransitionTarget, @Body() body: ReasonBody): Promise<ProjectAnswer> {
    return this.make('take-back', target, body);
  }

  @Transition('change-due-date', {
    summary: 'Set another due date (调整时限)',
    description: 'Steps that were not taken yet follow the new date.',
    body: { type: DueDateBody, example: { dueDate: '2022-12-31', reason: '用地批复推迟' } },
  })
  changeDueDate(@Target() target: TransitionTarget, @Body() body: DueDateBody): Promise<ProjectAnswer> {
    return this.make('change-due-date', target, body);
  }

  @Transition('excuse', {
    summary: 'Keep the delay out of the score (容错)',
    body: { type: ReasonBody, example: { reason: '上级政策调整' } },
  })
  excuse(@Target() target: TransitionTarget, @Body() body: ReasonBody): Promise<ProjectAnswer> {
    return this.make('excuse', target, body);
  }

  @Transition('acknowledge-cooperation', {
    summary: 'Sign for the part of your department (配合单位签收)',
    description: 'For an officer of a department that helps.',
  })
  acknowledgeCooperation(@Target() target: TransitionTarget): Promise<ProjectAnswer> {
    return this.make('acknowledge-cooperation', target);
  }

  @Transition('report-cooperation', {
    summary: 'Report on the part of your department (配合单位反馈)',
    description: 'For an officer of a department that helps and has signed.',
    body: { type: CooperationReportBody, example: { text: '已完成管线迁改' } },
  })
  reportCooperation(@Target() target: TransitionTarget, @Body() body: CooperationReportBody): Promise<ProjectAnswer> {
    return this.make('report-cooperation', target, body);
  }

  @Transition('change-cooperation', {
    summary: 'Change the departments that help (调整配合单位)',
    body: { type: CooperationBody, example: { cooperatingDepartmentIds: [ID.example], reason: '增加配合单位' } },
  })
  changeCooperation(@Target() target: TransitionTarget, @Body() body: CooperationBody): Promise<ProjectAnswer> {
    return this.make('change-cooperation', target, body);
  }

  @Transition('label', {
    summary: 'File the task under tags and series (归类)',
    body: { type: LabelsBody, example: { tags: ['巡察整改'], series: ['十项民生实事'] } },
  })
  label(@Target() target: TransitionTarget, @Body() body: LabelsBody): Promise<ProjectAnswer> {
    return this.make('label', target, body);
  }

  @Transition('prioritize', {
    summary: 'Make the task more or less urgent (调整紧急程度)',
    body: { type: PriorityBody, example: { priority: 'urgent', reason: '领导批示' } },
  })
  prioritize(@Target() target: TransitionTarget, @Body() body: PriorityBody): Promise<ProjectAnswer> {
    return this.make('prioritize', target, body);
  }

  private async make(
    transition: ProjectTransition,
    { id, expectedVersion, actor, language }: TransitionTarget,
    said: TransitionStatement = {},
  ): Promise<ProjectAnswer> {
    await this.projects.perform({ ...omitUndefined(said), projectId: id, transition, actor, expectedVersion });
    return projectAnswer(await this.reader.read(actor, id), language);
  }
}
