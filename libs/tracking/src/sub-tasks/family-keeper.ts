import { recordEvents, SYSTEM_ACTOR } from '#event-queue';
import type { Tx } from '#platform';
import { readCourseFacts } from '../projects/course-facts.js';
import type { TrackingContext } from '../projects/move-project.js';
import { changeBetween } from '../projects/project-record.js';
import type { ProjectChange, ProjectWatcher } from '../projects/project-watcher.js';
import { Project } from '../projects/project.entity.js';
import { parentEnded } from './break-down.js';
import { percentOfChildren } from './sub-tasks.store.js';

/**
 * Keeps the percent of a broken-down task what its parts amount to, in the transaction of their change, and upwards from
 * there. Lamp, due date and ladder of parent and part stay their own.
 */
export class FamilyKeeper implements ProjectWatcher {
  /** @param context is asked late: it holds this watcher itself */
  constructor(private readonly context: () => TrackingContext) {}

  async projectChanged(tx: Tx, { before, after, now }: ProjectChange): Promise<void> {
    if (after.parentId === null || (before?.percent === after.percent && before.state === after.state)) return;
    // Parts are locked before their parent, never the other way round.
    const parent = await tx.manager.findOneOrFail(Project, {
      where: { id: after.parentId },
      lock: { mode: 'pessimistic_write' },
    });
    if (hasEnded(parent)) {
      if (hasEnded(after)) return;
      throw parentEnded(parent);
    }
    const percent = (await percentOfChildren(tx, parent.id)) ?? parent.percent;
    if (percent !== parent.percent) await this.follow(tx, parent, percent, after.id, now);
  }

  private async follow(tx: Tx, before: Project, percent: number, childId: string, now: Date): Promise<void> {
    const { course, watchers } = this.context();
    const after: Project = { ...before, percent, changedAt: now, version: before.version + 1 };
    Object.assign(after, await course.turningDays(tx, after, await readCourseFacts(tx, after.id)));
    await tx.manager.save(Project, after);
    await recordEvents(tx, [
      {
        type: 'project.progress_derived',
        subject: { kind: 'project', id: after.id },
        actor: SYSTEM_ACTOR,
        at: now,
        data: { ...changeBetween(before, after), childId },
      },
    ]);
    for (const watcher of watchers) await watcher.projectChanged(tx, { before, after, now });
  }
}

function hasEnded({ state }: Project): boolean {
  return state === 'closed' || state === 'cancelled';
}
