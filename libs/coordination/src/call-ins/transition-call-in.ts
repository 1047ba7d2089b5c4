import { type Actor, requireAbility } from '#identity';
import { DomainError, staleVersion, type Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import { recordCallIn } from './call-in-event.js';
import {
  type CallInTransition,
  type CallInView,
  isLegalCallInTransition,
  isUnsatisfied,
  UNSATISFIED_TO_SUPERVISOR,
} from './call-in.js';
import { readCallIn } from './read-call-ins.js';

export interface CallInCommand {
  callInId: string;
  transition: CallInTransition;
  actor: Actor;
  expectedVersion: number | null;
  /** answer: what was done; confirm: a word on the rating. */
  text?: string;
  /** confirm: 1 to 5. */
  rating?: number;
}

/**
 * One move of a call, with its event.
 * @throws DomainError `call-in.not-found`, `version.stale`, `access.denied`, `call-in.illegal-transition`, `call-in.not-yours`, `transition.incomplete`
 */
export async function transitionCallIn(tx: Tx, command: CallInCommand, now: Date): Promise<void> {
  requireAbility(command.actor, 'project.handle');
  await tx.query('SELECT 1 FROM call_in WHERE id = $1 FOR UPDATE', [command.callInId]);
  const before = await readCallIn(tx, command.actor, command.callInId, civilDateOf(now));
  if (command.expectedVersion !== null && command.expectedVersion !== before.version)
    throw staleVersion('call-in', before.id, command.expectedVersion, before.version);
  if (!isLegalCallInTransition(command.transition, before.state))
    throw new DomainError('call-in.illegal-transition', `A call that is ${before.state} can't take ${command.transition}.`, {
      state: before.state,
    });
  await STEPS[command.transition](tx, before, command, now);
}

type Step = (tx: Tx, before: CallInView, command: CallInCommand, now: Date) => Promise<void>;

const sign: Step = async (tx, { id }, { actor }, now) => {
  const signed = await tx.query(
    `UPDATE call_in_department SET acknowledged_at = $3 WHERE call_in_id = $1 AND department_id = $2 AND acknowledged_at IS NULL RETURNING 1`,
    [id, actor.departmentId, now],
  );
  if (signed.length === 0) throw notYours('Only a department that is named, and has not signed yet, signs.');
  await tx.query('UPDATE call_in SET version = version + 1 WHERE id = $1', [id]);
  await recordCallIn(tx, { id, type: 'signed', data: { departmentId: actor.departmentId } }, actor, now);
};

const answer: Step = async (tx, { id }, { actor, text }, now) => {
  if (!text?.trim()) throw incomplete('answer needs text: what was done.');
  const answered = await tx.query(
    `UPDATE call_in_department SET answer = $3, answered_by_name = $4, answered_at = $5
     WHERE call_in_id = $1 AND department_id = $2 AND acknowledged_at IS NOT NULL AND answered_at IS NULL RETURNING 1`,
    [id, actor.departmentId, text, actor.name, now],
  );
  if (answered.length === 0) throw notYours('Only a department that has signed, and has not answered yet, answers.');
  await tx.query(
    `UPDATE call_in SET version = version + 1, state = CASE WHEN EXISTS (
       SELECT 1 FROM call_in_department WHERE call_in_id = $1 AND answered_at IS NULL) THEN 'called' ELSE 'answered' END WHERE id = $1`,
    [id],
  );
  await recordCallIn(tx, { id, type: 'answered', data: { departmentId: actor.departmentId, text } }, actor, now);
};

const confirm: Step = async (tx, before, { actor, rating, text }, now) => {
  const { id, department } = before;
  if (actor.role === 'officer' && actor.departmentId !== department?.id) throw notYours('Only the unit that called confirms.');
  if (rating === undefined) throw incomplete('confirm needs a rating from 1 to 5.');
  if (!isUnsatisfied(rating)) {
    await tx.query(
      `UPDATE call_in SET version = version + 1, state = 'confirmed', rating = $2, confirmed_at = $3 WHERE id = $1`,
      [id, rating, now],
    );
    return recordCallIn(tx, { id, type: 'confirmed', data: { rating, text: text ?? null } }, actor, now);
  }
  const unsatisfied = before.unsatisfied + 1;
  await tx.query(`UPDATE call_in SET version = version + 1, state = 'called', rating = $2, unsatisfied = $3 WHERE id = $1`, [
    id,
    rating,
    unsatisfied,
  ]);
  await tx.query(
    'UPDATE call_in_department SET answer = NULL, answered_by_name = NULL, answered_at = NULL WHERE call_in_id = $1',
    [id],
  );
  await recordCallIn(tx, { id, type: 'unsatisfied', data: { rating, text: text ?? null, unsatisfied } }, actor, now);
  if (unsatisfied < UNSATISFIED_TO_SUPERVISOR) return;
  const departmentIds = before.departments.map((one) => one.id);
  await recordCallIn(tx, { id, type: 'referred_to_supervisor', data: { unsatisfied, departmentIds } }, actor, now);
};

const STEPS: Readonly<Record<CallInTransition, Step>> = { sign, answer, confirm };

function notYours(sentence: string): DomainError {
  return new DomainError('call-in.not-yours', sentence);
}

function incomplete(sentence: string): DomainError {
  return new DomainError('transition.incomplete', `The move ${sentence}`);
}
