import { requireAbility } from '#identity';
import type { Tx } from '#platform';
import { type ProgressCommand, lockForProgressChange } from '../progress/lock-for-progress-change.js';
import { readProgressFacts } from '../progress/progress-facts.js';
import type { ProjectChanges } from '../progress/project-changes.js';
import type { Project } from '../project/project.entity.js';
import { completeIndicators, type PlannedIndicator } from './complete-indicator.js';
import { replaceIndicators } from '../progress/indicators.queries.js';

export interface IndicatorsCommand extends ProgressCommand {
  indicators: readonly PlannedIndicator[];
}

/**
 * Sets the indicators of a project: these, in this order, and no others. Those that stay keep their values.
 * @throws DomainError `project.not-found`, `version.stale`, `access.denied`, `indicator.invalid`, `indicator.not-found`,
 *   `indicator.project-ended`
 */
export async function setIndicators(tx: Tx, changes: ProjectChanges, command: IndicatorsCommand, now: Date): Promise<Project> {
  requireAbility(command.actor, 'project.supervise');
  const before = await lockForProgressChange(tx, command, 'indicator');
  const facts = await readProgressFacts(tx, before.id);
  const indicators = completeIndicators(command.indicators, facts.indicators, before, now).map((one) => ({
    ...one,
    values: facts.indicators.find(({ id }) => id === one.id)?.values ?? {},
  }));
  await replaceIndicators(tx, before.id, indicators, now);
  return changes.save(
    tx,
    { before, facts: { ...facts, indicators }, actor: command.actor, now },
    { type: 'project.indicators_set', data: { indicators: indicators.map(({ values: _values, ...one }) => one) } },
  );
}
