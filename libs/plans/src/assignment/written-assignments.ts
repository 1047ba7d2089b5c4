import type { Responsibility } from '#plan-text';
import type { Queryable } from '#platform';
import { type ItemAssignment, matchResponsibility } from './match-responsibility.js';
import { readRosterOfNames } from './roster-of-names.js';

/** An assignment as the columns of an item. */
export interface AssignmentColumns {
  lead_department_id: string | null;
  cooperating_department_ids: string[];
  leader_id: string | null;
  assigned_from: 'document' | null;
}

/** What the names in a document of this issuer come to, item by item. */
export async function writtenAssignments(
  db: Queryable,
  issuer: string | null,
  items: readonly { responsibility: Responsibility | null }[],
): Promise<AssignmentColumns[]> {
  if (items.every(({ responsibility }) => responsibility === null)) return items.map(() => columnsOf(null));
  const roster = await readRosterOfNames(db, issuer);
  return items.map(({ responsibility }) => columnsOf(responsibility && matchResponsibility(responsibility, roster)));
}

function columnsOf(assignment: ItemAssignment | null): AssignmentColumns {
  const { leadDepartmentId = null, cooperatingDepartmentIds = [], leaderId = null } = assignment ?? {};
  const isEmpty = leadDepartmentId === null && leaderId === null && cooperatingDepartmentIds.length === 0;
  return {
    lead_department_id: leadDepartmentId,
    cooperating_department_ids: cooperatingDepartmentIds,
    leader_id: leaderId,
    assigned_from: isEmpty ? null : 'document',
  };
}
