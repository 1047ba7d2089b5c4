import { SYSTEM_ACTOR } from '#outbox';
import type { Tx } from '#platform';
import { saveWithProgress } from '../progress/change-progress.js';
import { readProgressFacts } from '../progress/progress-facts.js';
import type { TrackingContext } from '../transitions/transition-project.js';
import type { ProjectChange, ProjectListener } from '../transitions/project-listener.js';
import { hasEnded } from '#policies';
import { Project } from '../projects/project.entity.js';
import { parentEnded } from './break-down.js';
import { percentOfChildren } from './sub-tasks.store.js';

/**
 * Keeps the percent of a broken-down task what its parts amount to, in the transaction of their change, and upwards from
 * there. Lamp, due date and ladder of parent and part stay their own.
 */
export class ParentProgressListener implements ProjectListener {
  /** @param context is asked late: it holds this watcher itself */
  constructor(private readonly context: () => TrackingContext) {}

  async projectChanged(tx: Tx, { before, after, now }: ProjectChange): Promise<void> {
    if (after.parentId === null || (before?.percent === after.percent && before.state === after.state)) return;
    // Parts are locked before their parent, never the other way round.
    const parent = await tx.manager.findOneOrFail(Project, {
      where: { id: after.parentId },
      lock: { mode: 'pessimistic_write' },
    });
    if (hasEnded(parent.state)) {
      if (hasEnded(after.state)) return;
      throw parentEnded(parent);
    }
    const percent = (await percentOfChildren(tx, parent.id)) ?? parent.percent;
    if (percent === parent.percent) return;
    const facts = await readProgressFacts(tx, parent.id);
    await saveWithProgress(
      tx,
      this.context(),
      { before: parent, change: { percent }, facts, actor: SYSTEM_ACTOR, now },
      { type: 'project.progress_derived', data: { childId: after.id } },
    );
  }
}
