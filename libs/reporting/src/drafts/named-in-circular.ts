import { In, IsNull } from 'typeorm';
import { Department } from '#identity';
import type { Tx } from '#platform';
import { bindTo, EVERYBODY, passing, Project } from '#projects';
import { Reminder } from '#reminders';
import { DraftDecision } from './draft-decision.entity.js';

/** 通报. */
export const CIRCULAR_LEVEL = 4;

/** A project that a supervisor decided to name, on the draft of its ladder. */
export interface NamedProject {
  draftId: string;
  projectId: string;
  title: string;
  department: { id: string; name: string };
  /** Civil date. */
  dueDate: string;
  percent: number;
}

interface Row extends Omit<NamedProject, 'department'> {
  departmentId: string;
  departmentName: string;
}

/** Projects that a supervisor decided to name (通报), and no circular has named yet; confidential ones never. Earliest decision first. */
export async function projectsToName(tx: Tx, scope: { planId?: string; series?: string }): Promise<NamedProject[]> {
  const query = tx.manager
    .createQueryBuilder(DraftDecision, 'e')
    .innerJoin(Reminder, 'r', 'r.id = e.draftId')
    .innerJoin(Project, 'p', 'p.id = r.projectId')
    .innerJoin(Department, 'd', 'd.id = p.leadDepartmentId');
  const add = bindTo(query);
  const conditions = passing(scope, EVERYBODY, add);
  const rows = await query
    .where(`e.decision = 'approved' AND e.circularId IS NULL AND r.level = ${CIRCULAR_LEVEL} AND ${conditions.join(' AND ')}`)
    .select('e.draftId', 'draftId')
    .addSelect('p.id', 'projectId')
    .addSelect('p.title', 'title')
    .addSelect('p.dueDate', 'dueDate')
    .addSelect('p.percent', 'percent')
    .addSelect('d.id', 'departmentId')
    .addSelect('d.name', 'departmentName')
    .orderBy('e.decidedAt')
    .addOrderBy('e.draftId')
    .getRawMany<Row>();
  return rows.map(({ departmentId, departmentName, ...row }) => ({
    ...row,
    department: { id: departmentId, name: departmentName },
  }));
}

/** The circular has named them: later ones don't. */
export async function markNamed(tx: Tx, circularId: string, named: readonly NamedProject[]): Promise<void> {
  const draftId = In(named.map((one) => one.draftId));
  await tx.manager.update(DraftDecision, { draftId, circularId: IsNull() }, { circularId });
}
