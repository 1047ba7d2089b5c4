import { Injectable } from '@nestjs/common';
import { type ActorRef, recordEvents, SYSTEM_ACTOR } from '#outbox';
import type { Tx } from '#platform';
import { hasEnded, PlannedProgress } from '#policies';
import { ProjectListeners } from '../project/project-listeners.js';
import type { ProjectChange } from '../project/project-listener.js';
import { changeBetween } from '../project/project-record.js';
import { Project } from '../project/project.entity.js';
import { parentEnded } from './parent-ended.js';
import { partsKnownWithWhole, percentOfChildren } from './sub-tasks.queries.js';
import { type ProgressFacts, readProgressFacts } from './progress-facts.js';

export interface ChangeToSave {
  before: Project;
  change?: Partial<Project>;
  facts: ProgressFacts;
  actor: ActorRef;
  now: Date;
}

/** Writes changes of projects with all that follows from them in the same transaction. */
@Injectable()
export class ProjectChanges {
  constructor(
    private readonly plannedProgress: PlannedProgress,
    private readonly listeners: ProjectListeners,
  ) {}

  /** Saves a changed project: version, days from which it is at risk, history, listeners, and the percent of the task that it is a part of. */
  async save(
    tx: Tx,
    { before, change, facts, actor, now }: ChangeToSave,
    event: { type: string; data: Record<string, unknown> },
  ): Promise<Project> {
    const after = await this.withAtRiskDates(tx, { ...before, ...change, changedAt: now, version: before.version + 1 }, facts);
    await tx.manager.save(Project, after);
    const events = await recordEvents(tx, [
      {
        type: event.type,
        subject: { kind: 'project', id: after.id },
        actor: { id: actor.id, name: actor.name },
        at: now,
        data: { ...changeBetween(before, after), ...event.data },
      },
    ]);
    await this.announce(tx, { before, after, now, events });
    return after;
  }

  /** The project with the days from which it counts as behind unless more is reported. */
  async withAtRiskDates(tx: Tx, project: Project, facts: ProgressFacts): Promise<Project> {
    return { ...project, ...(await this.plannedProgress.atRiskDates(tx, project, facts)) };
  }

  /** Tells listeners of a saved change, and derives the percent of the task that the project is a part of. */
  async announce(tx: Tx, change: ProjectChange): Promise<void> {
    await this.listeners.projectChanged(tx, change);
    await this.deriveParentProgress(tx, change);
  }

  /** The same for projects that were registered together. */
  async announceRegistered(tx: Tx, changes: readonly ProjectChange[]): Promise<void> {
    await this.listeners.projectsRegistered(tx, changes);
    for (const change of changes) await this.deriveParentProgress(tx, change);
  }

  /**
   * Keeps the percent of a broken-down task what its parts amount to, and so on upwards. Lamp, due date and pending steps of
   * parent and part stay their own.
   */
  private async deriveParentProgress(tx: Tx, { before, after, now }: ProjectChange): Promise<void> {
    if (after.parentId === null || (before && !changesWhole(before, after))) return;
    // Parts are locked before their parent, never the other way round.
    // All projects: the percent of the whole follows its parts, whoever changed one; nothing is shown.
    const parent = await tx.manager.findOneOrFail(Project, {
      where: { id: after.parentId },
      lock: { mode: 'pessimistic_write' },
    });
    const isKnown = (await partsKnownWithWhole(tx, [after.id])).has(after.id);
    if (hasEnded(parent.state)) {
      // Whoever closed the whole may have known nothing of this part.
      if (hasEnded(after.state) || !isKnown) return;
      throw parentEnded(parent);
    }
    const percent = (await percentOfChildren(tx, parent.id)) ?? parent.percent;
    if (percent === parent.percent) return;
    const facts = await readProgressFacts(tx, parent.id);
    await this.save(
      tx,
      { before: parent, change: { percent }, facts, actor: SYSTEM_ACTOR, now },
      { type: 'project.progress_derived', data: { childId: isKnown ? after.id : null } },
    );
  }
}

/** A part counts otherwise: it is further, has ended, or others may know of it. */
function changesWhole(before: Project, after: Project): boolean {
  const counted = ({ percent, state, confidential, readerIds, leaderId }: Project): string =>
    JSON.stringify([percent, state, confidential, readerIds, confidential ? leaderId : null]);
  return counted(before) !== counted(after);
}
