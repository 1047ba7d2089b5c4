import { Injectable } from '@nestjs/common';
import { type Actor, directory, requireAbility } from '#identity';
import { NoticesService } from '#notices';
import { recordEvents } from '#outbox';
import { Clock, Database, DomainError, Environment, newId, type Page, publicUrlOf, type Tx } from '#platform';
import { assertDueDate, lockProject, type Project } from '#projects';
import { SlipsService, takeNumber } from '#slips';
import { civilDateOf } from '#work-calendar';
import { type Decision, DraftDecision } from './draft-decision.entity.js';
import { interviewNumber } from './interview-view.js';
import { Interview } from './interview.entity.js';
import { CIRCULAR_LEVEL } from './named-in-circular.js';
import { type Draft, type DraftCounts, type DraftFilter, listDrafts, readDraft } from './read-drafts.js';

/** What is set for an interview (约谈) before it is called; what is left out is proposed. */
export interface InterviewDetails {
  /** Civil date. */
  heldOn: string;
  /** Time of the day as it is printed: 15:00. */
  heldAt?: string;
  place: string;
  host?: string;
  attendee?: string;
  problem?: string;
  demand?: string;
}

/** What a notice of an interview would say unless somebody says otherwise. */
export type InterviewProposal = Pick<Interview, 'attendee' | 'host' | 'problem' | 'demand'>;

interface DraftCommand {
  draftId: string;
  actor: Actor;
}

const DEMAND = '请单位主要负责同志按时参加约谈，并携带书面材料，说明逾期原因、整改措施和完成时限。';

/** Drafts of 通报 and 约谈 that the ladder makes: a supervisor approves or dismisses each, once. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly slips: SlipsService,
    private readonly notices: NoticesService,
  ) {}

  /**
   * Drafts of projects that the actor sees, the oldest first; for supervisors and leaders.
   * @throws DomainError `access.denied`
   */
  async list(actor: Actor, filter: DraftFilter, page: { cursor?: string; limit: number }): Promise<Page<Draft> & DraftCounts> {
    requireAbility(actor, 'project.decide');
    return listDrafts(this.database, actor, filter, page);
  }

  /** @throws DomainError `access.denied`, `draft.not-found` */
  async read(actor: Actor, id: string): Promise<Draft> {
    requireAbility(actor, 'project.decide');
    return readDraft(this.database, actor, id);
  }

  /**
   * What the notice of an interview would say; null for a draft that is not one of 约谈.
   * @throws DomainError `access.denied`, `draft.not-found`
   */
  async proposal(actor: Actor, id: string): Promise<InterviewProposal | null> {
    requireAbility(actor, 'project.supervise');
    const { level, project, leadDepartment } = await readDraft(this.database, actor, id);
    if (level <= CIRCULAR_LEVEL) return null;
    const { problem } = await this.slips.draft({ projectId: project.id, actor, colour: 'red' });
    const heads = await directory.audience(this.database, { leadDepartmentId: leadDepartment.id, leaderId: null }, 'lead-head');
    const attendee = `主要负责人${heads.length === 0 ? '' : `（${heads.map(({ name }) => name).join('、')}）`}`;
    return { attendee, host: actor.name, problem, demand: DEMAND };
  }

  /**
   * Approves a draft: of level 4 the project is named in the next circular, of level 5 the lead department is called in for an interview.
   * @throws DomainError `access.denied`, `draft.not-found`, `draft.decided`, `draft.lapsed`, `draft.confidential`, `transition.incomplete`, `due-date.invalid`, `due-date.past`
   */
  async approve({
    draftId,
    actor,
    reason,
    interview,
  }: DraftCommand & { reason?: string; interview?: InterviewDetails }): Promise<void> {
    const proposal = await this.proposal(actor, draftId);
    await this.decide({ draftId, actor }, { decision: 'approved', reason: reason ?? null }, async (tx, draft, project, now) => {
      if (proposal === null) {
        if (project.confidential) throw confidential();
        return { type: 'project.criticism_approved', data: reason === undefined ? {} : { reason }, dueDate: '' };
      }
      const called = await this.call(tx, draft, { project, details: stated(interview, now), proposal, actor, now });
      const number = interviewNumber(called.year, called.number);
      const { heldOn, heldAt, place, host, attendee, problem, demand } = called;
      const data = { interviewId: called.id, number, heldOn, heldAt, place, host, attendee, problem, demand };
      return { type: 'project.interview_called', data: { ...data, text: `${heldOn} ${heldAt} ${place}` }, dueDate: heldOn };
    });
  }

  /**
   * Nothing comes of it, for this reason.
   * @throws DomainError `access.denied`, `draft.not-found`, `draft.decided`, `draft.lapsed`, `transition.incomplete`
   */
  async dismiss({ draftId, actor, reason }: DraftCommand & { reason: string }): Promise<void> {
    if (reason.trim() === '') throw incomplete(['reason']);
    await this.decide({ draftId, actor }, { decision: 'dismissed', reason }, () =>
      Promise.resolve({ type: 'project.draft_dismissed', data: { reason }, dueDate: '' }),
    );
  }

  /** One transaction: the project is locked, the decision and what follows from it are written, people are told. */
  private async decide(
    { draftId, actor }: DraftCommand,
    decision: { decision: Decision; reason: string | null },
    follow: (tx: Tx, draft: Draft, project: Project, now: Date) => Promise<{ type: string; data: object; dueDate: string }>,
  ): Promise<void> {
    requireAbility(actor, 'project.supervise');
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { project: link } = await readDraft(tx, actor, draftId);
      const project = await lockProject(tx, actor, link.id, null);
      const draft = await readDraft(tx, actor, draftId);
      assertWaiting(draft);
      const by = { decidedBy: actor.id, decidedByName: actor.name, decidedAt: now };
      await tx.manager.insert(DraftDecision, { draftId, ...decision, ...by, circularId: null });
      const { type, data, dueDate } = await follow(tx, draft, project, now);
      const [event] = await recordEvents(tx, [
        {
          type,
          subject: { kind: 'project', id: project.id },
          actor: { id: actor.id, name: actor.name },
          at: now,
          data: { draftId, level: draft.level, title: project.title, ...data },
        },
      ]);
      if (!event) return;
      const { title, text, leadDepartmentId, leaderId } = project;
      const subject = { kind: 'project' as const, id: project.id };
      const about = { subject, title, text, dueDate, link: `${publicUrlOf(this.environment)}/projects/${project.id}` };
      const parties = {
        lead: { departments: [leadDepartmentId] },
        leader: { people: [leaderId] },
        supervisors: { supervisors: true as const },
      };
      await this.notices.tell(tx, { event, parties, about, project });
    });
  }

  private async call(
    tx: Tx,
    { id: draftId, leadDepartment }: Draft,
    {
      project,
      details,
      proposal,
      actor,
      now,
    }: { project: Project; details: InterviewDetails; proposal: InterviewProposal; actor: Actor; now: Date },
  ): Promise<Interview> {
    const year = Number(civilDateOf(now).slice(0, 4));
    const number = await takeNumber(tx, 'interview_counter', year, project);
    const { id: projectId, title, text, dueDate, percent } = project;
    const interview: Interview = {
      id: newId(),
      draftId,
      projectId,
      year,
      number,
      title,
      text,
      departmentName: leadDepartment.name,
      dueDate,
      percent,
      ...proposal,
      heldAt: '',
      ...details,
      calledBy: actor.id,
      calledByName: actor.name,
      calledAt: now,
    };
    await tx.manager.insert(Interview, interview);
    return interview;
  }
}

function assertWaiting({ state, decidedByName }: Draft): void {
  if (state === 'waiting') return;
  if (state === 'lapsed')
    throw new DomainError(
      'draft.lapsed',
      'The project has ended, is suspended or got another date since: nothing is to be decided any more.',
    );
  throw new DomainError('draft.decided', `The draft was ${state} by ${decidedByName} already. A decision is final.`, { state });
}

function confidential(): DomainError {
  return new DomainError(
    'draft.confidential',
    'The project is confidential, and a circular is read by everybody. Dismiss the draft, or issue a slip instead.',
  );
}

/** @throws DomainError `transition.incomplete`, `due-date.*` */
function stated(interview: InterviewDetails | undefined, now: Date): InterviewDetails {
  const missing = (['heldOn', 'place'] as const).filter((field) => !interview?.[field]?.trim());
  if (!interview || missing.length > 0) throw incomplete(missing);
  assertDueDate(interview.heldOn, now);
  const given = Object.entries(interview).filter(([, value]) => typeof value === 'string' && value.trim() !== '');
  return { ...Object.fromEntries(given), heldOn: interview.heldOn, place: interview.place };
}

function incomplete(missing: readonly string[]): DomainError {
  return new DomainError('transition.incomplete', `To decide about this draft, say ${missing.join(' and ')}.`, { missing });
}
