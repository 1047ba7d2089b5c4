import { Injectable } from '@nestjs/common';
import { OfficeCalendar } from '#identity';
import type { Queryable } from '#platform';
import { PolicyStore } from './policy-store.js';
import type { AtRiskDates } from './progress/at-risk-dates.js';
import type { ProgressFacts } from './progress/progress-facts.js';
import type { EscalationPolicy } from './escalation/escalation-policy.js';
import type { SupervisedProject } from './projects/supervised-project.js';

/** What a project should have reached by a day (应达进度), by its own policy and the calendar of its lead department. */
@Injectable()
export class PlannedProgress {
  constructor(
    private readonly policies: PolicyStore,
    private readonly calendar: OfficeCalendar,
  ) {}

  async atRiskDates(
    db: Queryable,
    project: Parameters<EscalationPolicy['atRiskDates']>[0] & Pick<SupervisedProject, 'policyId' | 'leadDepartmentId'>,
    facts: ProgressFacts,
  ): Promise<AtRiskDates> {
    const policy = await this.policies.of(db, project.policyId);
    return policy.atRiskDates(project, facts, await this.calendar.of(db, project.leadDepartmentId));
  }
}
