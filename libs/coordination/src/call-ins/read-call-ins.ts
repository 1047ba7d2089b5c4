import { type Actor, can, seesAllProjects } from '#identity';
import { legalTransitionsOf } from '#outbox';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import type { CivilDate } from '#work-calendar';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { CallInState } from '../entities/call-in.entity.js';
import { CALL_IN_TRANSITIONS, type CallInTransition } from './call-in-transitions.js';
import { CalledDepartment, CallIn } from '../entities/call-in.entity.js';

/** A call as a person reads it. */
export interface CallInView {
  id: string;
  matter: string;
  place: string | null;
  state: CallInState;
  callerName: string;
  department: { id: string; name: string } | null;
  calledAt: Date;
  /** The earliest of the departments. */
  signBy: string;
  dueDate: string;
  /** Someone named has not signed or answered in time. */
  overdue: boolean;
  departments: {
    id: string;
    name: string;
    signBy: string;
    acknowledgedAt: Date | null;
    answer: string | null;
    answeredAt: Date | null;
  }[];
  rating: number | null;
  confirmedAt: Date | null;
  unsatisfied: number;
  version: number;
  /** Those that this person can make now. */
  legalTransitions: CallInTransition[];
}

export interface CallInFilter {
  states?: readonly CallInState[];
  /** Caller's or named. */
  departmentId?: string;
  overdue?: boolean;
}

/** Takes `:today`. */
const OVERDUE = `(c.state = 'called' AND (c.due_date < :today::date OR EXISTS (
  SELECT 1 FROM call_in_department u WHERE u.call_in_id = c.id AND u.acknowledged_at IS NULL AND u.sign_by < :today::date)))`;

/** Calls that the actor sees, the earliest limit first. */
export async function listCallIns(
  db: Queryable,
  actor: Actor,
  { states, departmentId, overdue }: CallInFilter,
  page: { cursor?: string; limit: number },
  today: CivilDate,
): Promise<Page<CallInView>> {
  const query = visibleCallIns(db, actor)
    .orderBy('c.dueDate')
    .addOrderBy('c.id')
    .limit(page.limit + 1);
  if (states) query.andWhere('c.state IN (:...states)', { states });
  if (departmentId) query.andWhere(takesPart(':departmentId'), { departmentId });
  if (overdue) query.andWhere(OVERDUE, { today });
  if (page.cursor) {
    const [dueDate, id] = decodeCursor(page.cursor, 2);
    query.andWhere('(c.dueDate, c.id) > (:afterDueDate::date, :afterId::uuid)', { afterDueDate: dueDate, afterId: id });
  }
  const views = await viewsOf(db, actor, await query.getMany(), today);
  return toPage(views, page.limit, (view) => [view.dueDate, view.id]);
}

/** @throws DomainError `call-in.not-found` */
export async function readCallIn(db: Queryable, actor: Actor, id: string, today: CivilDate): Promise<CallInView> {
  const callIns = await visibleCallIns(db, actor).andWhere('c.id = :id', { id }).getMany();
  const [view] = await viewsOf(db, actor, callIns, today);
  if (!view) throw notFound('call-in', id);
  return view;
}

function visibleCallIns(db: Queryable, actor: Actor): SelectQueryBuilder<CallIn> {
  const query = db.manager.createQueryBuilder(CallIn, 'c').leftJoin('c.department', 'd').addSelect(['d.id', 'd.name']);
  return seesAllProjects(actor) ? query : query.where(takesPart(':ownDepartmentId'), { ownDepartmentId: actor.departmentId });
}

function takesPart(department: string): string {
  return `(c.department_id = ${department}::uuid OR EXISTS (
    SELECT 1 FROM call_in_department v WHERE v.call_in_id = c.id AND v.department_id = ${department}::uuid))`;
}

async function viewsOf(db: Queryable, actor: Actor, callIns: readonly CallIn[], today: CivilDate): Promise<CallInView[]> {
  const called = await db.manager.find(CalledDepartment, {
    where: { callInId: In(callIns.map(({ id }) => id)) },
    relations: { department: true },
    order: { department: { code: 'ASC' } },
  });
  return callIns.map((callIn) =>
    viewOf(
      callIn,
      called.filter(({ callInId }) => callInId === callIn.id),
      actor,
      today,
    ),
  );
}

function viewOf(callIn: CallIn, called: readonly CalledDepartment[], actor: Actor, today: CivilDate): CallInView {
  const { id, matter, place, state, callerName, calledAt, dueDate, rating, confirmedAt, unsatisfied, version } = callIn;
  const isLate = ({ acknowledgedAt, signBy }: CalledDepartment): boolean => acknowledgedAt === null && signBy < today;
  return {
    id,
    matter,
    place,
    state,
    callerName,
    department: callIn.department ? { id: callIn.department.id, name: callIn.department.name } : null,
    calledAt,
    signBy: called.map(({ signBy }) => signBy).sort()[0] ?? dueDate,
    dueDate,
    overdue: state === 'called' && (dueDate < today || called.some(isLate)),
    departments: called.map(({ departmentId, department, signBy, acknowledgedAt, answer, answeredAt }) => ({
      id: departmentId,
      name: department?.name ?? '',
      signBy,
      acknowledgedAt,
      answer,
      answeredAt,
    })),
    rating,
    confirmedAt,
    unsatisfied,
    version,
    legalTransitions: legalFor(actor, callIn, called),
  };
}

function legalFor(actor: Actor, callIn: CallIn, called: readonly CalledDepartment[]): CallInTransition[] {
  const own = called.find(({ departmentId }) => departmentId === actor.departmentId);
  const acts: Readonly<Record<CallInTransition, boolean>> = {
    sign: own?.acknowledgedAt === null,
    answer: own !== undefined && own.acknowledgedAt !== null && own.answeredAt === null,
    confirm: mayConfirm(actor, callIn),
  };
  return legalTransitionsOf(CALL_IN_TRANSITIONS, callIn).filter(
    (name) => acts[name] && can(actor, CALL_IN_TRANSITIONS[name].needs),
  );
}

/** An officer only where the own unit called. */
export function mayConfirm(actor: Actor, { departmentId }: Pick<CallIn, 'departmentId'>): boolean {
  return actor.role !== 'officer' || actor.departmentId === departmentId;
}
