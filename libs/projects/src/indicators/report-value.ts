import { type Actor, can, requireAbility } from '#identity';
import { DomainError, notFound, type Tx } from '#platform';
import { type CivilDate, civilDateOf, type Month, monthOf } from '#work-calendar';
import { type ProgressCommand, lockForProgressChange } from '../progress/lock-for-progress-change.js';
import { readProgressFacts } from '../progress/progress-facts.js';
import type { ProjectChanges } from '../progress/project-changes.js';
import type { Project } from '../project/project.entity.js';
import { hasEnded, indicatorProgress, type MeasuredIndicator, type ProjectState } from '#policies';
import { writeValue } from '../progress/indicators.queries.js';

export interface ValueCommand extends ProgressCommand {
  indicatorId: string;
  /** By its last month. */
  period: Month;
  value: number;
  note?: string;
}

/**
 * Says what an indicator amounts to at the end of a period (实际值), or corrects it: the earlier value stays in the history.
 * The same value again changes nothing.
 * @throws DomainError `project.not-found`, `project.not-lead`, `version.stale`, `access.denied`, `indicator.not-found`,
 *   `indicator.period-invalid`, `indicator.project-ended`
 */
export async function reportValue(tx: Tx, changes: ProjectChanges, command: ValueCommand, now: Date): Promise<Project> {
  const { actor, period, value, note } = command;
  requireAbility(actor, 'project.handle');
  const before = await lockForProgressChange(tx, command, 'indicator');
  if (!reportsFor(actor, before.leadDepartmentId))
    throw new DomainError('project.not-lead', 'The lead department reports the values. Send yours to it.');
  const facts = await readProgressFacts(tx, before.id);
  const indicator = facts.indicators.find(({ id }) => id === command.indicatorId);
  if (!indicator) throw notFound('indicator', command.indicatorId);
  assertPeriod(indicator, period, monthOf(civilDateOf(now)));
  const earlier = indicator.values[period];
  if (earlier === value) return before;

  await writeValue(tx, { indicatorId: indicator.id, period, value, note: note ?? null, by: actor, at: now });
  const measured = { ...indicator, values: { ...indicator.values, [period]: value } };
  const indicators = facts.indicators.map((one) => (one === indicator ? measured : one));
  return changes.save(
    tx,
    { before, facts: { ...facts, indicators }, actor, now },
    {
      type: earlier === undefined ? 'project.indicator_reported' : 'project.indicator_corrected',
      data: {
        indicatorId: indicator.id,
        name: indicator.name,
        unit: indicator.unit,
        period,
        value,
        earlier: earlier ?? null,
        note: note ?? null,
        expected: indicatorProgress.expectedBy(indicator, period),
        lag: indicatorProgress.progressAt(indicator, period, value).lag,
      },
    },
  );
}

function assertPeriod(indicator: MeasuredIndicator, period: Month, thisMonth: Month): void {
  const periods = indicatorProgress.periodsOf(indicator);
  if (!periods.includes(period))
    throw new DomainError(
      'indicator.period-invalid',
      `${period} is no period of ${indicator.name}. Its periods end with ${periods.join(', ')}.`,
      { periods },
    );
  if (!hasBegun(period, thisMonth))
    throw new DomainError(
      'indicator.period-invalid',
      `The period ${period} is still to come. Report it when its last month has begun.`,
      {
        period,
      },
    );
}

/** Whether this person says values for a project that this department leads: its own people, and whoever supervises. */
function reportsFor(actor: Actor, leadDepartmentId: string): boolean {
  return actor.role !== 'officer' || actor.departmentId === leadDepartmentId;
}

function hasBegun(period: Month, thisMonth: Month): boolean {
  return period <= thisMonth;
}

/** Whether {@link reportValue} takes a value of this period from this person now. */
export function mayReportValue(
  actor: Actor,
  project: { state: ProjectState; leadDepartmentId: string },
  period: Month,
  today: CivilDate,
): boolean {
  const isTheirs = can(actor, 'project.handle') && reportsFor(actor, project.leadDepartmentId);
  return isTheirs && !hasEnded(project.state) && hasBegun(period, monthOf(today));
}
