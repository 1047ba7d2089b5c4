import { Injectable } from '@nestjs/common';
import { withdrawDeliveries } from '#delivery';
import type { Tx } from '#platform';
import { isOpen, PolicyStore, anchorsOf, nextStep } from '#policies';
import { type Project, type ProjectChange, ProjectListener } from '#projects';
import { OfficeCalendar } from '#identity';
import { pendingSteps } from './pending-steps.store.js';
import { rescheduleSteps } from '../calendar/reschedule-steps.js';
import { withdrawLines } from '../digest/digest-lines.store.js';
import { slipAnchors } from '#slips';

/**
 * Keeps the pending steps of a project true to its state and dates, in the transaction of the change: a closed project
 * has none, a new due date has new ones, and what was not sent yet for the old state is withdrawn.
 */
@Injectable()
export class DueStepsListener extends ProjectListener {
  constructor(
    private readonly policies: PolicyStore,
    private readonly calendar: OfficeCalendar,
  ) {
    super();
  }

  async projectChanged(tx: Tx, { before, after, now }: ProjectChange): Promise<void> {
    if (before && before.leadDepartmentId !== after.leadDepartmentId) await this.handOver(tx, before, after, now);
    await this.plan(tx, after, now);
    const isHidden = after.confidential && before?.readerIds.join() !== after.readerIds.join();
    if (before && (!isOpen(after.state) || before.dueDate !== after.dueDate || isHidden)) {
      await withdrawDeliveries(tx, after.id);
      await withdrawLines(tx, after.id);
    }
  }

  /** From now on the project counts by the calendar of the department that has it now. */
  private async handOver(tx: Tx, before: Project, after: Project, now: Date): Promise<void> {
    const calendars = {
      before: await this.calendar.of(tx, before.leadDepartmentId),
      after: await this.calendar.of(tx, after.leadDepartmentId),
    };
    await rescheduleSteps(tx, this.policies, await pendingSteps(tx, [after.id], now), calendars, now);
  }

  /** Writes the next step of each running track. A step that is already pending for the same date stays as it is; one for another date goes. */
  async plan(tx: Tx, project: Project, now: Date): Promise<void> {
    const policy = await this.policies.definitionOf(tx, project.policyId);
    const anchors = anchorsOf(project, policy);
    if (isOpen(project.state)) anchors.push(...(await slipAnchors(tx, project.id)));
    await tx.query(
      `DELETE FROM due_step s WHERE project_id = $1
         AND NOT EXISTS (SELECT 1 FROM unnest($2::text[], $3::date[]) AS a (track, date) WHERE a.track = s.track AND a.date = s.anchor_date)`,
      [project.id, anchors.map(({ track }) => track), anchors.map(({ date }) => date)],
    );
    const calendar = await this.calendar.of(tx, project.leadDepartmentId);
    for (const anchor of anchors) {
      const next = nextStep(policy, anchor, calendar, now);
      if (!next) continue;
      await tx.query(
        `INSERT INTO due_step (project_id, track, step_key, anchor_date, planned_at, fire_at) VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT (project_id, track) DO NOTHING`,
        [project.id, anchor.track, next.key, anchor.date, next.plannedAt],
      );
    }
  }
}
