import type { Kind, Notice } from '#notifications';
import { Injectable } from '@nestjs/common';
import { type Actor, OfficeCalendar } from '#identity';
import { Clock, Database, DomainError, Environment, publicUrlOf, type Tx } from '#platform';
import { Project, readProject } from '#projects';
import { civilDateOf, daysLeft } from '#work-calendar';
import { callNotice, CALLS } from '../urge/urge.service.js';
import { composeDigest, digestNotice } from '../digest/compose-digest.js';
import { firstStepOf } from '../due-steps/due-steps.queries.js';
import { reminderNotice } from '../dispatch/reminder-notice.js';
import { lampOf, PolicyStore } from '#policies';
import { slipNotice, type SlipNews, type SlipState, Slip } from '#slips';

interface NoticeSubject {
  project: Project;
  leadDepartmentName: string;
  link: string;
  actor: Actor;
}

/** Notices as they would be made now of a project, to show what a template makes of them. */
@Injectable()
export class ProjectNoticesService {
  /** Of each kind that is about projects. */
  private readonly makers: { readonly [K in Kind]?: (tx: Tx, subject: NoticeSubject) => Promise<Notice> } = {
    reminder: (tx, subject) => this.nextReminder(tx, subject),
    call: (_tx, subject) => Promise.resolve(this.urge(subject)),
    slip: (tx, subject) => this.latestSlip(tx, subject),
    digest: (tx, subject) => this.digestOfOne(tx, subject),
  };

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: OfficeCalendar,
    private readonly policies: PolicyStore,
    private readonly environment: Environment,
  ) {}

  /**
   * What a message would say of a project that the actor sees: the step that falls due first, a call of the actor, the latest slip, the
   * morning's message as if of this project alone. Without links that act by one click: nobody is the reader.
   * @throws DomainError `project.not-found`, `message-template.no-project`, `message-template.no-slip`
   */
  async noticeOf({ kind, projectId }: { kind: Kind; projectId: string }, actor: Actor): Promise<Notice> {
    return this.database.transaction(async (tx) => {
      const view = await readProject(tx, actor, projectId);
      const make = this.makers[kind];
      if (!make)
        throw new DomainError(
          'message-template.no-project',
          `A message of the kind ${kind} is about no project. Leave projectId out: it is shown with its example.`,
          { kind },
        );
      // All projects: readProject refuses one that the actor does not see.
      const project = await tx.manager.findOneByOrFail(Project, { id: projectId });
      const link = `${publicUrlOf(this.environment)}/projects/${projectId}`;
      return make(tx, { project, leadDepartmentName: view.leadDepartment.name, link, actor });
    });
  }

  private async nextReminder(tx: Tx, { project, leadDepartmentName, link }: NoticeSubject): Promise<Notice> {
    const step = await firstStepOf(tx, project.id);
    const level = step ? (await this.policies.of(tx, project.policyId)).stepOf(step.stepKey).level : 0;
    const facts = step ?? { track: 'deadline' as const, anchorDate: project.dueDate, slip: null };
    const { title, text, dueDate } = project;
    const subject = { kind: 'project', id: project.id } as const;
    const notified = { subject, title, text, dueDate, ...facts, assignee: { departmentName: leadDepartmentName } };
    return reminderNotice({ ...notified, project: { ...project, leadDepartmentName } }, { level }, 0, link, this.clock.now());
  }

  private urge({ project, actor }: NoticeSubject): Notice {
    const call = { call: 'urge' as const, message: CALLS.urge.request, from: actor.name };
    return callNotice(project, call, publicUrlOf(this.environment), this.clock.now());
  }

  private async latestSlip(tx: Tx, { project }: NoticeSubject): Promise<Notice> {
    const slip = await tx.manager.findOne(Slip, { where: { projectId: project.id }, order: { issuedAt: 'DESC', id: 'DESC' } });
    if (slip) return slipNotice(slip, NEWS[slip.state] ?? 'issued', publicUrlOf(this.environment));
    throw new DomainError(
      'message-template.no-slip',
      'The project has no slip (督办单) yet. Take a project with one, or leave projectId out: it is shown with its example.',
    );
  }

  private async digestOfOne(tx: Tx, { project, link }: NoticeSubject): Promise<Notice> {
    const now = this.clock.now();
    const today = civilDateOf(now);
    const calendars = await this.calendars.ofAll(tx);
    const entry = {
      subject: { kind: 'project' as const, id: project.id },
      title: project.title,
      dueDate: project.dueDate,
      daysLeft: daysLeft(project.dueDate, now),
      lamp: lampOf(project, today, calendars.of(project.leadDepartmentId)),
      track: (await firstStepOf(tx, project.id))?.track ?? 'deadline',
      deputyFor: '',
      link,
      click: null,
    };
    return digestNotice(composeDigest([entry], { day: today, link }));
  }
}

const NEWS: { readonly [S in SlipState]?: SlipNews } = { answered: 'answered', sent_back: 'sent_back', withdrawn: 'withdrawn' };
