import { describeItem, type Target } from '#plan-text';
import { notFound, type Queryable } from '#platform';
import { readTargets } from './targets.queries.js';
import type { PlannedIndicator } from './complete-indicator.js';

export type ProposedIndicator = Required<Pick<PlannedIndicator, 'name' | 'target' | 'unit' | 'comparison'>>;

/** What a text counts or measures, as indicators to be looked over: those without a number (数百家) are left out. */
export function indicatorsOf(targets: readonly Target[], title: string): ProposedIndicator[] {
  const taken = new Set<string>();
  return targets.flatMap((target) => {
    if (target.value === null) return [];
    const name = [target.subject ?? title, `${target.subject ?? title}（${target.text}）`].find((one) => !taken.has(one));
    if (name === undefined) return [];
    taken.add(name);
    return [{ name, target: target.value, unit: target.unit, comparison: comparisonOf(target) }];
  });
}

/** 增长20个 is counted like 新增20个; only a percentage grows. */
function comparisonOf({ comparison, unit }: Target): Target['comparison'] {
  const isCounted = comparison === 'grow-by' && !/[%％‰]|百分点/.test(unit);
  return isCounted || comparison === 'exactly' || comparison === 'more-than' ? 'at-least' : comparison;
}

/**
 * Indicators for a project out of what its plan item says, or its own text.
 * @throws DomainError `project.not-found`
 */
export async function proposeIndicators(db: Queryable, projectId: string): Promise<ProposedIndicator[]> {
  const row = await readTargets(db, projectId);
  if (!row) throw notFound('project', projectId);
  const targets = row.targets ?? describeItem(row.text, Number(row.dueDate.slice(0, 4))).targets;
  return indicatorsOf(targets, row.title);
}
