import type { lampConditions } from '#policies';

export type DueCondition = ReturnType<typeof lampConditions>[number];

type Add = (value: unknown) => string;

/** What is true of rows of `project p` that satisfy at least one of the conditions. */
export function eitherSql(conditions: readonly DueCondition[], add: Add): string {
  return `(${conditions.map((condition) => conditionSql(condition, add)).join(' OR ')})`;
}

function conditionSql(condition: DueCondition, add: Add): string {
  const parts = [`p.state = ANY(${add(condition.states)})`];
  if (condition.dueFrom) parts.push(`p.due_date >= ${add(condition.dueFrom)}`);
  if (condition.dueBefore) parts.push(`p.due_date < ${add(condition.dueBefore)}`);
  if (condition.departments) {
    const { are, ids } = condition.departments;
    parts.push(`${are === 'others' ? 'NOT ' : ''}p.lead_department_id = ANY(${add(ids)})`);
  }
  if (condition.plannedProgress) parts.push(STANDS[condition.plannedProgress.is](add(condition.plannedProgress.on)));
  return `(${parts.join(' AND ')})`;
}

const STANDS: Readonly<Record<NonNullable<DueCondition['plannedProgress']>['is'], (day: string) => string>> = {
  'on-plan': (day) =>
    `(p.at_risk_from IS NULL OR p.at_risk_from > ${day}) AND (p.off_track_from IS NULL OR p.off_track_from > ${day})`,
  behind: (day) => `p.at_risk_from <= ${day} AND (p.off_track_from IS NULL OR p.off_track_from > ${day})`,
  'far-behind': (day) => `p.off_track_from <= ${day}`,
  'not-far-behind': (day) => `(p.off_track_from IS NULL OR p.off_track_from > ${day})`,
};
