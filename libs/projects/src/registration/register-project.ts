import { type Actor, requireAbility } from '#identity';
import { DomainError, type Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import { belowParent, type PartOf } from './break-down.js';
import { defaultLimit, type LimitKind } from './default-limit.js';
import { assertAssigneesKnown, type Assignment, newProject, type ProjectEntry } from './enter-project.js';
import { assertDueDate } from '../project/assert-due-date.js';
import type { Origin } from '#policies';

/** A task that comes from no plan: a leader's note (批示), a meeting, a finding to be put right (整改问题), or given directly. */
export interface DirectRegistration extends Assignment, Partial<PartOf> {
  origin: Exclude<Origin, 'plan'>;
  /** The paper that says so. Findings always have one. */
  originNote?: string;
  title: string;
  /** Default: the title. */
  text?: string;
  /** Headings that it is filed under. */
  path?: string[];
  /** Default: by {@link defaultLimit}. */
  dueDate?: string;
  /** Which default limit holds when there is no due date; default: the one of its origin. */
  limit?: LimitKind;
}

/**
 * Registers tasks that come from no plan, all or none; answers their ids in order.
 * @throws DomainError of one of them, which then says in `row` (1, 2, 3 …) of which: `origin.note-needed`, `sub-task.*`,
 *   `department.not-found`, `person.not-found`, `due-date.*`
 */
export async function registerProjects(
  tx: Tx,
  entry: ProjectEntry,
  registrations: readonly DirectRegistration[],
  by: { actor: Actor; now: Date },
): Promise<string[]> {
  requireAbility(by.actor, 'project.supervise');
  const ids: string[] = [];
  for (const [index, registration] of registrations.entries()) {
    ids.push(await namingItsRow(index + 1, () => registerProject(tx, entry, registration, by)));
  }
  return ids;
}

async function registerProject(
  tx: Tx,
  entry: ProjectEntry,
  registration: DirectRegistration,
  { actor, now }: { actor: Actor; now: Date },
): Promise<string> {
  const { origin, originNote, title, priority = 'normal' } = registration;
  if (origin === 'finding' && !originNote?.trim()) {
    throw new DomainError(
      'origin.note-needed',
      'A finding says where it was found: give originNote, as "市委第三巡察组反馈意见 第12条".',
    );
  }
  await assertAssigneesKnown(tx, [registration]);
  const limit = registration.dueDate === undefined ? defaultLimit({ ...registration, priority }, civilDateOf(now)) : null;
  const dueDate = registration.dueDate ?? limit?.dueDate ?? '';
  assertDueDate(dueDate, now);
  const alone = newProject({ ...registration, text: registration.text ?? title }, { origin, dueDate, now });
  const { parentId } = registration;
  const project = parentId === undefined ? alone : await belowParent(tx, alone, { ...registration, parentId }, actor);
  const { cooperatingDepartmentIds = [] } = registration;
  await entry.enter(tx, project, { cooperatingDepartmentIds, actor, now, facts: limit ? { limit } : {} });
  return project.id;
}

async function namingItsRow<T>(row: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, `Row ${row}: ${error.message}`, { ...error.facts, row }, { cause: error });
  }
}
