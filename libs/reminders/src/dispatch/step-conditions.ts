import type { Tx } from '#platform';
import { factsOf, readProgressFacts } from '#projects';
import { civilDateOf, type DepartmentCalendars } from '#work-calendar';
import { lampOf, checkStep, type ConditionAnswer, type CurrentFacts, type EscalationPolicy, type PolicyStep } from '#policies';
import { isLatestUnread } from './reminders.queries.js';
import type { ClaimedStep } from '../due-steps/due-steps.queries.js';

/** Asks the conditions of steps about claimed projects. Steps without conditions cost no query. */
export class StepConditions {
  constructor(
    private readonly tx: Tx,
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
    const facts = await factsOf(this.tx, due);
    return checkStep(when, facts, () => this.currentFacts(due, policy, when));
  }

  private async currentFacts(
    due: ClaimedStep,
    policy: EscalationPolicy,
    when: NonNullable<PolicyStep['when']>,
  ): Promise<CurrentFacts> {
    const today = civilDateOf(this.now);
    const owed = policy.anchorsOf(due).find(({ track }) => track === 'report');
    return {
      lamp: lampOf(due, today, this.calendars.of(due.leadDepartmentId)),
      pointsBehind: when.pointsBehind === undefined ? 0 : await this.pointsBehind(due, policy, today),
      extensions: due.extensions,
      unread: when.unread === undefined ? false : await isLatestUnread(this.tx, due),
      unacknowledged: due.acknowledgedAt === null,
      unreported: owed !== undefined && owed.date < today,
    };
  }

  private async pointsBehind(due: ClaimedStep, policy: EscalationPolicy, today: string): Promise<number> {
    const facts = await readProgressFacts(this.tx, due.projectId);
    return policy.pointsBehind(due, facts, this.calendars.of(due.leadDepartmentId), today);
  }
}
