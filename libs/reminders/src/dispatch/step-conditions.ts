import type { Tx } from '#platform';
import { readProgressFacts } from '#projects';
import { civilDateOf, type DepartmentCalendars } from '#work-calendar';
import {
  anchorsOf,
  pointsBehind,
  lampOf,
  asksForCurrentState,
  checkStep,
  type ConditionAnswer,
  type CurrentFacts,
  type StepCondition,
  PLANNED_PROGRESS_DEFAULTS,
  type PolicyDefinition,
  factsOf,
} from '#policies';
import type { DueStep } from '../due-steps/due-steps.store.js';

const UNASKED: CurrentFacts = {
  lamp: 'off',
  pointsBehind: 0,
  extensions: 0,
  unread: false,
  unacknowledged: false,
  unreported: false,
};

/** Asks the conditions of steps about claimed projects. Steps without conditions cost no query. */
export class StepConditions {
  constructor(
    private readonly tx: Tx,
    private readonly calendars: DepartmentCalendars,
    private readonly now: Date,
  ) {}

  /** Every condition of the step with its answer; empty for a step without conditions. */
  async check(due: DueStep, policy: PolicyDefinition, when: StepCondition | undefined): Promise<ConditionAnswer[]> {
    if (!when) return [];
    const facts = await factsOf(this.tx, due);
    const standing = asksForCurrentState(when) ? await this.standing(due, policy, when) : UNASKED;
    return checkStep(when, { ...facts, ...standing });
  }

  private async standing(due: DueStep, policy: PolicyDefinition, when: StepCondition): Promise<CurrentFacts> {
    const today = civilDateOf(this.now);
    const owed = anchorsOf(due, policy).find(({ track }) => track === 'report');
    return {
      lamp: lampOf(due, today, this.calendars.of(due.leadDepartmentId)),
      pointsBehind: when.pointsBehind === undefined ? 0 : await this.pointsBehind(due, policy, today),
      extensions: due.extensions,
      unread: when.unread === undefined ? false : await this.isUnread(due),
      unacknowledged: due.acknowledgedAt === null,
      unreported: owed !== undefined && owed.date < today,
    };
  }

  private async pointsBehind(due: DueStep, policy: PolicyDefinition, today: string): Promise<number> {
    const facts = await readProgressFacts(this.tx, due.projectId);
    return pointsBehind(
      due,
      facts,
      policy.plannedProgress ?? PLANNED_PROGRESS_DEFAULTS,
      this.calendars.of(due.leadDepartmentId),
      today,
    );
  }

  /** Were there messages to the lead department, also in those of the morning, and is the latest read by none of those who got it? */
  private async isUnread({ projectId, leadDepartmentId }: DueStep): Promise<boolean> {
    const [row] = await this.tx.query<{ unread: boolean | null }>(
      `SELECT bool_and(m.read_at IS NULL) AS unread FROM (
         SELECT d.id, rank() OVER (ORDER BY d.created_at DESC) AS place FROM delivery d JOIN person p ON p.id = d.recipient_id
         WHERE (d.project_id = $1 OR d.source_id IN (SELECT digest_id FROM digest_line WHERE project_id = $1 AND state = 'sent'))
           AND p.department_id = $2 AND d.channel = 'inbox' AND d.state <> 'withdrawn') latest
       LEFT JOIN inbox_message m ON m.id = latest.id WHERE latest.place = 1`,
      [projectId, leadDepartmentId],
    );
    return row?.unread ?? false;
  }
}
