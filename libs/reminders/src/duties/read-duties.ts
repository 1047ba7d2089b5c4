import { In, IsNull, Not } from 'typeorm';
import { Blocker, CalledDepartment, CallIn, Instruction } from '#coordination';
import type { Queryable } from '#platform';
import { type EscalationPolicy, isOpen } from '#policies';
import { Cooperation, type Project } from '#projects';
import { slipAnchorsOf } from '#slips';
import { type Duty, dutyOfBlocker, dutyOfCalled, dutyOfHelper, dutyOfInstruction, dutyOfProject } from './duty.js';

/** The policy that counts for a project. */
export type PolicyOf = (project: Project) => Promise<EscalationPolicy>;

/**
 * Everything that is owed about these projects: each itself, the parts of departments that help, open blockers,
 * instructions that ask for an answer. In their order.
 */
export async function dutiesOfProjects(db: Queryable, projects: readonly Project[], policyOf: PolicyOf): Promise<Duty[]> {
  const ids = projects.map(({ id }) => id);
  const slips = await slipAnchorsOf(db, ids);
  const helpers = byProject(await db.manager.findBy(Cooperation, { projectId: In(ids) }));
  const blockers = byProject(await db.manager.findBy(Blocker, { projectId: In(ids), state: In(['raised', 'assigned']) }));
  const open = { answeredAt: IsNull(), answerBy: Not(IsNull()) };
  const instructions = byProject(await db.manager.findBy(Instruction, { projectId: In(ids), ...open }));
  const duties: Duty[] = [];
  for (const project of projects) {
    const policy = await policyOf(project);
    const own = isOpen(project.state) ? [...policy.anchorsOf(project), ...(slips.get(project.id) ?? [])] : [];
    duties.push(dutyOfProject(project, own));
    duties.push(...(helpers.get(project.id) ?? []).map((one) => dutyOfHelper(one, project, policy)));
    duties.push(...(instructions.get(project.id) ?? []).map((one) => dutyOfInstruction(one, project)));
    duties.push(...(blockers.get(project.id) ?? []).map((one) => dutyOfBlocker(one, project)));
  }
  return duties;
}

/** What these called departments owe, by the ids of their part. */
export async function dutiesOfCalled(db: Queryable, ids: readonly string[]): Promise<Duty[]> {
  if (ids.length === 0) return [];
  const called = await db.manager.findBy(CalledDepartment, { id: In([...ids]) });
  const callIns = await db.manager.findBy(CallIn, { id: In(called.map(({ callInId }) => callInId)) });
  const byId = new Map(callIns.map((callIn) => [callIn.id, callIn]));
  return called.flatMap((one) => {
    const callIn = byId.get(one.callInId);
    return callIn ? [dutyOfCalled(one, callIn)] : [];
  });
}

function byProject<T extends { projectId: string }>(rows: readonly T[]): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const row of rows) grouped.set(row.projectId, [...(grouped.get(row.projectId) ?? []), row]);
  return grouped;
}
