import type { Tx } from '#platform';
import type { ProjectsService } from '#projects';
import { civilDateOf, type DepartmentCalendars } from '#work-calendar';
import { lampOf, checkStep, type EscalationPolicy, type PolicyStep, type ProjectFacts } from '#policies';
import { isLatestUnread } from './reminders.queries.js';
import type { ClaimedStep, ClaimedProject } from '../due-steps/claimed-step.js';

export type ConditionAnswer = Awaited<ReturnType<typeof checkStep>>[number];
type CurrentFacts = Awaited<ReturnType<Parameters<typeof checkStep>[2]>>;

/** Asks the conditions of steps about claimed projects. Steps without conditions cost no query. */
export class StepConditions {
  constructor(
    private readonly tx: Tx,
    private readonly projects: ProjectsService,
    private readonly calendars: DepartmentCalendars,
    private readonly now: Date,
  ) {}

  /** Every condition of the step with its answer; empty for a step without conditions. */
  async check(
    due: ClaimedStep,
    policy: EscalationPolicy,
    when: NonNullable<PolicyStep['when']> | undefined,
  ): Promise<ConditionAnswer[]> {
    if (!when) return [];
    const { project } = due;
    if (project === null) return checkStep(when, NO_PROJECT, () => Promise.resolve(this.factsOfCall(due)));
    const facts = await this.projects.factsOf(this.tx, project);
    return checkStep(when, facts, () => this.currentFacts(due, project, policy, when));
  }

  private async currentFacts(
    { projectId, track, anchorDate, assignee }: ClaimedStep,
    project: ClaimedProject,
    policy: EscalationPolicy,
    when: NonNullable<PolicyStep['when']>,
  ): Promise<CurrentFacts> {
    const today = civilDateOf(this.now);
    const owed = track === 'helper-report' ? anchorDate : policy.anchorsOf(project).find((one) => one.track === 'report')?.date;
    const told = { projectId: projectId ?? '', leadDepartmentId: assignee.departmentId };
    return {
      lamp: lampOf(project, today, this.calendars.of(project.leadDepartmentId)),
      pointsBehind: when.pointsBehind === undefined ? 0 : await this.pointsBehind(project, policy, today),
      extensions: project.extensions,
      unread: when.unread === undefined ? false : await isLatestUnread(this.tx, told),
      unacknowledged: !assignee.hasSigned,
      unreported: owed !== undefined && owed < today,
    };
  }

  /** What is about no project has a date and a signature. */
  private factsOfCall({ dueDate, assignee }: ClaimedStep): CurrentFacts {
    const today = civilDateOf(this.now);
    const { departmentId, hasSigned } = assignee;
    const subject = { state: 'in_progress', dueDate, atRiskFrom: null, offTrackFrom: null } as const;
    return {
      lamp: lampOf(subject, today, this.calendars.of(departmentId)),
      pointsBehind: 0,
      extensions: 0,
      unread: false,
      unacknowledged: !hasSigned,
      unreported: dueDate < today,
    };
  }

  private async pointsBehind(project: ClaimedProject, policy: EscalationPolicy, today: string): Promise<number> {
    const facts = await this.projects.progressOf(this.tx, project.id);
    return policy.pointsBehind(project, facts, this.calendars.of(project.leadDepartmentId), today);
  }
}

/** Nothing that a condition on projects asks for holds of what is about none. */
const NO_PROJECT: ProjectFacts = {
  kind: null,
  commitment: null,
  priority: '',
  origin: '',
  series: [],
  tags: [],
  departmentCode: null,
  departmentName: null,
  planId: null,
  planTitle: null,
  confidential: false,
};
