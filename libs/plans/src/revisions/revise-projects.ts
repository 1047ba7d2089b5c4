import { IsNull, Not } from 'typeorm';
import { recordEvents } from '#outbox';
import type { Actor } from '#identity';
import { DomainError, type Queryable, type Tx } from '#platform';
import { lockProject, Project, type ProjectsService, type TransitionCommand } from '#projects';
import type { Hidden } from './shown-revision.js';
import type { Decision, RevisionOutcome } from './choices.js';
import type { ProjectNow } from './decide.js';
import type { LiveItem } from './live-items.js';
import type { PlanRevision } from './plan-revision.entity.js';
import { NO_LONGER_IN_PLAN, type RevisionEntry } from './revision-entry.js';

interface Revising {
  revision: PlanRevision;
  projects: ReadonlyMap<string, ProjectNow>;
  decisions: ReadonlyMap<number, Decision>;
  itemsById: ReadonlyMap<string | null, LiveItem>;
  actor: Actor;
  now: Date;
}

type ProjectOutcome = Pick<
  RevisionOutcome,
  'projectTextsChanged' | 'dueDatesChanged' | 'projectsCancelled' | 'projectsWithoutItem'
>;

/** Projects of a plan by their items, without the hidden ones. */
export async function readProjectsNow(
  db: Queryable,
  planId: string,
  { projects: hidden }: Pick<Hidden, 'projects'>,
): Promise<Map<string, ProjectNow>> {
  // All projects: those that are hidden from the reader are taken out below.
  const rows = await db.manager.find(Project, {
    select: { id: true, title: true, state: true, dueDate: true, text: true, path: true, planItemId: true },
    where: { planId, planItemId: Not(IsNull()) },
    order: { id: 'ASC' },
  });
  const seen = rows.filter(({ id }) => !hidden.has(id));
  return new Map(seen.map(({ planItemId, ...project }) => [planItemId ?? '', project]));
}

/**
 * Tells projects what the new version of their plan says of them. Their headings follow the plan; title, text, due date
 * and state change only where somebody chose so, and each project that is concerned has it in its history.
 */
export async function reviseProjects(tx: Tx, service: ProjectsService, revising: Revising): Promise<ProjectOutcome> {
  const outcome: ProjectOutcome = { projectTextsChanged: 0, dueDatesChanged: 0, projectsCancelled: 0, projectsWithoutItem: [] };
  const concerned = revising.revision.entries
    .flatMap((entry) => {
      const project = revising.projects.get(entry.itemId ?? '');
      return project ? [{ entry, project }] : [];
    })
    // All who lock several projects do it in this order.
    .sort((a, b) => (a.project.id < b.project.id ? -1 : 1));
  for (const { entry, project } of concerned) await reviseProject(tx, service, revising, entry, project, outcome);
  return outcome;
}

async function reviseProject(
  tx: Tx,
  service: ProjectsService,
  revising: Revising,
  entry: RevisionEntry,
  { id }: ProjectNow,
  outcome: ProjectOutcome,
): Promise<void> {
  const decision = revising.decisions.get(entry.number);
  const path = pathOf(entry, revising);
  const before = await lockProject(tx, revising.actor, id, null);
  const saysNothingNew = entry.kind === 'unchanged' && path.join('\n') === before.path.join('\n');
  if (saysNothingNew) return;
  const after = { ...before, path, changedAt: revising.now, version: before.version + 1 };
  if (decision?.projectText === 'new' && entry.after) {
    const hasOwnTitle = before.title !== revising.itemsById.get(entry.itemId)?.title;
    Object.assign(after, { text: entry.after.text, title: hasOwnTitle ? before.title : entry.after.title });
    outcome.projectTextsChanged += 1;
  }
  const { title, text, version, changedAt } = after;
  await tx.manager.update(Project, { id }, { title, text, path, version, changedAt });
  await record(tx, entry, id, revising);
  await service.announce(tx, { before, after, now: revising.now });
  if (entry.kind === 'removed' && decision?.project !== 'cancel') outcome.projectsWithoutItem.push(id);
  if (decision?.project === 'cancel') {
    await transition(tx, service, revising, entry, { projectId: id, transition: 'cancel', reason: NO_LONGER_IN_PLAN });
    outcome.projectsCancelled += 1;
  }
  if (decision?.dueDate === 'new') {
    const reason = `version ${revising.revision.number} of the plan`;
    await transition(tx, service, revising, entry, {
      projectId: id,
      transition: 'change-due-date',
      dueDate: entry.after?.due ?? '',
      reason,
    });
    outcome.dueDatesChanged += 1;
  }
}

/** A removed item's project stays where it stood. */
function pathOf(entry: RevisionEntry, { itemsById }: Revising): string[] {
  const item = itemsById.get(entry.itemId);
  return (item?.edited.includes('path') ? item.path : entry.after?.path) ?? item?.path ?? [];
}

async function record(tx: Tx, entry: RevisionEntry, projectId: string, { revision, actor, now }: Revising): Promise<void> {
  const { kind, before, after } = entry;
  await recordEvents(tx, [
    {
      type: 'project.plan_revised',
      subject: { kind: 'project', id: projectId },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: {
        planId: revision.planId,
        number: revision.number,
        kind,
        before,
        after: after ? { text: after.text, due: after.due, path: after.path } : null,
      },
    },
  ]);
}

/** One move of the table, by the person who applies; a refusal says which entry asked for it. */
async function transition(
  tx: Tx,
  service: ProjectsService,
  { actor }: Revising,
  entry: RevisionEntry,
  command: Pick<TransitionCommand, 'projectId' | 'transition' | 'reason' | 'dueDate'>,
): Promise<void> {
  try {
    await service.transition(tx, { ...command, actor, together: true, expectedVersion: null });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const facts = { ...error.facts, entry: entry.number };
    throw new DomainError(error.code, `Entry ${entry.number}: ${error.message}`, facts, { cause: error });
  }
}
