import { type Actor, requireAbility } from '#identity';
import { DomainError, type Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import { belowParent, type PartOf } from './break-down.js';
import { defaultLimit, type LimitKind } from './default-limit.js';
import { type Assignment } from './assignment.js';
import { type NewEntry, newProject, type ProjectEntry } from './enter-project.js';
import type { Origin } from '#policies';

/** A task that comes from no plan: a leader's note (批示), a meeting, a finding to be put right (整改问题), a proposal of deputies (建议提案), a call of the 12345 hotline, or given directly. */
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
 * Registers tasks that come from no plan, all or none; answers their ids in order. A due date may have passed: an office that moves in
 * brings tasks of before. They are red from the first day, and their ladder goes on with the step that fits.
 * @throws DomainError of the first faulty row, with all of them in `faults`: `origin.note-needed`, `sub-task.*`,
 *   `department.not-found`, `person.not-found`, `due-date.invalid`
 */
export async function registerProjects(
  tx: Tx,
  entry: ProjectEntry,
  registrations: readonly DirectRegistration[],
  by: { actor: Actor; now: Date },
): Promise<string[]> {
  requireAbility(by.actor, 'project.supervise');
  const tell = ({ title }: DirectRegistration): Record<string, unknown> => ({ title });
  const ids = await entry.enterRows(tx, registrations, { tell, toEntry: (registration) => newEntry(tx, registration, by) }, by);
  return ids.filter((id) => id !== null);
}

async function newEntry(
  tx: Tx,
  registration: DirectRegistration,
  { actor, now }: { actor: Actor; now: Date },
): Promise<NewEntry> {
  const { origin, originNote, title, priority = 'normal', parentId, cooperatingDepartmentIds = [] } = registration;
  if (origin === 'finding' && !originNote?.trim()) {
    throw new DomainError(
      'origin.note-needed',
      'A finding says where it was found: give originNote, as "市委第三巡察组反馈意见 第12条".',
    );
  }
  const limit = registration.dueDate === undefined ? defaultLimit({ ...registration, priority }, civilDateOf(now)) : null;
  const dueDate = registration.dueDate ?? limit?.dueDate ?? '';
  const alone = newProject({ ...registration, text: registration.text ?? title, dueDate }, now);
  const project = parentId === undefined ? alone : await belowParent(tx, alone, { ...registration, parentId }, actor);
  return { project, cooperatingDepartmentIds, facts: limit ? { limit } : {} };
}
