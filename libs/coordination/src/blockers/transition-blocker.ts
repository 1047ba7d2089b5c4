import { recordEvents } from '#outbox';
import { type Actor, requireAbility } from '#identity';
import { DomainError, staleVersion, type Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import { type DaysOfDepartments, assertDueDate, assertKnown } from '#projects';
import { BLOCKER_TRANSITIONS, type BlockerTransition, type BlockerView, legalBlockerTransitions } from './blocker.js';
import { readBlocker } from './read-blockers.js';

export interface BlockerCommand {
  blockerId: string;
  transition: BlockerTransition;
  actor: Actor;
  expectedVersion: number | null;
  /** assign: to a department, a person, or both, and until when. */
  departmentId?: string;
  personId?: string;
  dueDate?: string;
  /** resolve: how; reopen: why. */
  text?: string;
}

/**
 * One move of {@link BLOCKER_TRANSITIONS}, with its event in the history of the project.
 * @throws DomainError `blocker.not-found`, `version.stale`, `access.denied`, `blocker.illegal-transition`, `transition.incomplete`, `due-date.*`
 */
export async function transitionBlocker(tx: Tx, command: BlockerCommand, days: DaysOfDepartments, now: Date): Promise<void> {
  const { actor, transition, blockerId } = command;
  const rule = BLOCKER_TRANSITIONS[transition];
  requireAbility(actor, rule.needs);
  await tx.query('SELECT 1 FROM blocker WHERE id = $1 FOR UPDATE', [blockerId]);
  const before = await readBlocker(tx, actor, blockerId);
  if (command.expectedVersion !== null && command.expectedVersion !== before.version)
    throw staleVersion('blocker', blockerId, command.expectedVersion, before.version);
  if (!before.legalTransitions.includes(transition)) throw illegal(before, transition);
  const changes = await changesOf(tx, command, before, days, now);
  await write(tx, blockerId, { state: rule.to, ...changes });
  await recordEvents(tx, [
    {
      type: rule.event,
      subject: { kind: 'project', id: before.project.id },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { blockerId, kind: before.kind, before: { state: before.state }, after: { state: rule.to }, ...saidIn(command) },
    },
  ]);
}

async function changesOf(
  tx: Tx,
  command: BlockerCommand,
  before: BlockerView,
  days: DaysOfDepartments,
  now: Date,
): Promise<Record<string, unknown>> {
  const { departmentId, personId, dueDate, text } = command;
  if (command.transition === 'assign') {
    if (!dueDate || !(departmentId ?? personId)) throw incomplete('assign', 'dueDate and a departmentId or a personId');
    assertDueDate(dueDate, now);
    await assertKnown(tx, 'department', departmentId ? [departmentId] : []);
    await assertKnown(tx, 'person', personId ? [personId] : []);
    return { assigned_department_id: departmentId ?? null, assigned_person_id: personId ?? null, due_date: dueDate };
  }
  if (!text?.trim()) throw incomplete(command.transition, 'text');
  if (command.transition === 'reopen')
    return { resolved_at: null, resolution: null, workdays: null, reopenings: before.reopenings + 1 };
  const calendar = await days.of(tx, await answersFor(tx, before));
  const workdays = calendar.workdaysBetween(civilDateOf(before.raisedAt), civilDateOf(now));
  return { resolved_at: now, resolution: text, workdays };
}

/** Whose workdays it takes: those of the department that it was assigned to, else of the one that leads the project. */
async function answersFor(tx: Tx, { assignedDepartment, project }: BlockerView): Promise<string> {
  if (assignedDepartment) return assignedDepartment.id;
  const [row] = await tx.query<{ id: string }>('SELECT lead_department_id AS id FROM project WHERE id = $1', [project.id]);
  return row?.id ?? '';
}

/** Column names are ours, from {@link changesOf}. */
async function write(tx: Tx, id: string, changes: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(changes);
  const sets = columns.map((column, index) => `${column} = $${index + 2}`).join(', ');
  await tx.query(`UPDATE blocker SET ${sets}, version = version + 1 WHERE id = $1`, [id, ...Object.values(changes)]);
}

function saidIn({ departmentId, personId, dueDate, text }: BlockerCommand): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ departmentId, personId, dueDate, text }).filter(([, value]) => value !== undefined));
}

function illegal({ state }: BlockerView, transition: BlockerTransition): DomainError {
  const legal = legalBlockerTransitions(state);
  return new DomainError(
    'blocker.illegal-transition',
    `A blocker that is ${state} can't take ${transition}. Legal now: ${legal.join(', ')}.`,
    {
      state,
      legalTransitions: legal,
    },
  );
}

function incomplete(transition: BlockerTransition, what: string): DomainError {
  return new DomainError('transition.incomplete', `The move ${transition} needs ${what}.`, { transition });
}
