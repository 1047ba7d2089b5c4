import type { Responsibility } from '#plan-text';
import type { Queryable } from '#platform';
import type { PlanItem } from '../entities/plan-item.entity.js';
import { type ItemAssignment, matchResponsibility } from './match-responsibility.js';
import { readRosterOfNames } from './roster-of-names.js';

type Assigned = Pick<PlanItem, 'leadDepartmentId' | 'cooperatingDepartmentIds' | 'leaderId' | 'assignedFrom'>;

/** What the names in a document of this issuer come to, item by item. */
export async function writtenAssignments(
  db: Queryable,
  issuer: string | null,
  items: readonly { responsibility: Responsibility | null }[],
): Promise<Assigned[]> {
  if (items.every(({ responsibility }) => responsibility === null)) return items.map(() => assigned(null));
  const roster = await readRosterOfNames(db, issuer);
  return items.map(({ responsibility }) => assigned(responsibility && matchResponsibility(responsibility, roster)));
}

function assigned(assignment: ItemAssignment | null): Assigned {
  const { leadDepartmentId = null, cooperatingDepartmentIds = [], leaderId = null } = assignment ?? {};
  const isEmpty = leadDepartmentId === null && leaderId === null && cooperatingDepartmentIds.length === 0;
  return { leadDepartmentId, cooperatingDepartmentIds, leaderId, assignedFrom: isEmpty ? null : 'document' };
}
