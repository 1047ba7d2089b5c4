import type { Tx } from '#platform';
import type { PlanItem } from '../entities/plan-item.entity.js';
import { assertRosterKnown } from './assert-roster-known.js';

/** An assignment by hand; null takes away, what is left out stays. */
export interface AssignmentEdit {
  leadDepartmentId?: string | null;
  cooperatingDepartmentIds?: string[];
  leaderId?: string | null;
}

/** Assigns a locked item; the caller saves and records it. @throws DomainError `department.not-found`, `person.not-found` */
export async function editAssignment(tx: Tx, item: PlanItem, edit: AssignmentEdit): Promise<void> {
  const { leadDepartmentId, cooperatingDepartmentIds, leaderId } = edit;
  if (leadDepartmentId === undefined && cooperatingDepartmentIds === undefined && leaderId === undefined) return;
  const departments = [...(leadDepartmentId ? [leadDepartmentId] : []), ...(cooperatingDepartmentIds ?? [])];
  await assertRosterKnown(tx, departments, leaderId ? [leaderId] : []);
  if (leadDepartmentId !== undefined) item.leadDepartmentId = leadDepartmentId;
  if (leaderId !== undefined) item.leaderId = leaderId;
  item.cooperatingDepartmentIds = [...new Set(cooperatingDepartmentIds ?? item.cooperatingDepartmentIds)].filter(
    (id) => id !== item.leadDepartmentId,
  );
  item.assignedFrom = isAssigned(item) ? 'person' : null;
}

/** One assignment for items that become one: the first that leads; all others help. */
export function joinedAssignment(
  items: readonly PlanItem[],
): Pick<PlanItem, 'responsibility' | 'leadDepartmentId' | 'cooperatingDepartmentIds' | 'leaderId' | 'people' | 'assignedFrom'> {
  const lead = items.find((item) => item.leadDepartmentId !== null)?.leadDepartmentId ?? null;
  const others = items.flatMap((item) => [item.leadDepartmentId ?? [], item.cooperatingDepartmentIds].flat());
  return {
    responsibility: items.find((item) => item.responsibility !== null)?.responsibility ?? null,
    leadDepartmentId: lead,
    cooperatingDepartmentIds: [...new Set(others)].filter((id) => id !== lead),
    leaderId: items.find((item) => item.leaderId !== null)?.leaderId ?? null,
    people: items.flatMap((item) => item.people),
    assignedFrom: items.find((item) => item.assignedFrom !== null)?.assignedFrom ?? null,
  };
}

function isAssigned(item: PlanItem): boolean {
  return item.leadDepartmentId !== null || item.leaderId !== null || item.cooperatingDepartmentIds.length > 0;
}
