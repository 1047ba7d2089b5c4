import type { ProjectState } from '../projects/project-state.js';

/** States together with a due range: what a lamp means in terms of rows. `dueFrom` is included, `dueBefore` is not. */
export interface DueCondition {
  states: readonly ProjectState[];
  dueFrom?: string;
  dueBefore?: string;
  /** Lead departments that it is about, or that it is not about; left out: about all. */
  departments?: { are: 'these' | 'others'; ids: readonly string[] };
  /** How it stands to its course on a day. */
  plannedProgress?: { on: string; is: ProgressState };
}

/** On course, behind it, far behind it; `not-far-behind` is either of the first two. */
export type ProgressState = 'on-course' | 'behind' | 'far-behind' | 'not-far-behind';

/** The condition on `project p`. */
export function conditionSql(condition: DueCondition, add: (value: unknown) => string): string {
  const parts = [`p.state = ANY(${add(condition.states)})`];
  if (condition.dueFrom) parts.push(`p.due_date >= ${add(condition.dueFrom)}`);
  if (condition.dueBefore) parts.push(`p.due_date < ${add(condition.dueBefore)}`);
  if (condition.departments) {
    const { are, ids } = condition.departments;
    parts.push(`${are === 'others' ? 'NOT ' : ''}p.lead_department_id = ANY(${add(ids)})`);
  }
  if (condition.plannedProgress) parts.push(COURSE[condition.plannedProgress.is](add(condition.plannedProgress.on)));
  return `(${parts.join(' AND ')})`;
}

const COURSE: Readonly<Record<ProgressState, (day: string) => string>> = {
  'on-course': (day) =>
    `(p.at_risk_from IS NULL OR p.at_risk_from > ${day}) AND (p.off_track_from IS NULL OR p.off_track_from > ${day})`,
  behind: (day) => `p.at_risk_from <= ${day} AND (p.off_track_from IS NULL OR p.off_track_from > ${day})`,
  'far-behind': (day) => `p.off_track_from <= ${day}`,
  'not-far-behind': (day) => `(p.off_track_from IS NULL OR p.off_track_from > ${day})`,
};
