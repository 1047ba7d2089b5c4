import { type Actor, requireAbility } from '#identity';
import { newId, type Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import { type DaysOfDepartments, assertDueDate, assertKnown } from '#projects';
import { recordCallIn } from './call-in-event.js';
import { SIGN_WITHIN_WORKDAYS } from './call-in.js';

export interface NewCallIn {
  matter: string;
  place?: string;
  /** Answered by this day. */
  dueDate: string;
  departmentIds: readonly string[];
}

/** Calls departments in (吹哨); answers the id. @throws DomainError `access.denied`, `department.not-found`, `due-date.*` */
export async function raiseCallIn(tx: Tx, call: NewCallIn, actor: Actor, days: DaysOfDepartments, now: Date): Promise<string> {
  requireAbility(actor, 'project.handle');
  assertDueDate(call.dueDate, now);
  const departmentIds = [...new Set(call.departmentIds)];
  await assertKnown(tx, 'department', departmentIds);
  const id = newId();
  await tx.query(
    `INSERT INTO call_in (id, matter, place, state, caller_id, caller_name, department_id, called_at, due_date)
     VALUES ($1, $2, $3, 'called', $4, $5, $6, $7, $8)`,
    [id, call.matter, call.place ?? null, actor.id, actor.name, actor.departmentId, now, call.dueDate],
  );
  const signBy: string[] = [];
  for (const departmentId of departmentIds)
    signBy.push((await days.of(tx, departmentId)).addWorkdays(civilDateOf(now), SIGN_WITHIN_WORKDAYS));
  await tx.query(
    'INSERT INTO call_in_department (call_in_id, department_id, sign_by) SELECT $1, * FROM unnest($2::uuid[], $3::date[])',
    [id, departmentIds, signBy],
  );
  await recordCallIn(tx, { id, type: 'raised', data: { ...call, departmentIds, signBy: signBy.toSorted()[0] } }, actor, now);
  return id;
}
