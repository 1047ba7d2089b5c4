import { Injectable } from '@nestjs/common';
import { withdrawDeliveries, withdrawWebhooks } from '#delivery';
import { OfficeCalendar } from '#identity';
import type { Tx } from '#platform';
import { isOpen } from '#policies';
import { type Project, type ProjectChange, ProjectListener } from '#projects';
import { SlipListener } from '#slips';
import { digestsBelongTo, withdrawLines } from '../digest/digest-lines.queries.js';
import { pendingSteps } from './due-steps.queries.js';
import { DueStepsService } from './due-steps.service.js';

/**
 * Keeps the pending steps of a project true to its state and dates, in the transaction of the change: a closed project
 * has none, a new due date has new ones, and what was not sent yet for the old state is withdrawn.
 */
@Injectable()
export class DueStepsOfProjects extends ProjectListener {
  constructor(
    private readonly steps: DueStepsService,
    private readonly calendars: OfficeCalendar,
  ) {
    super();
  }

  async projectChanged(tx: Tx, { before, after, now }: ProjectChange): Promise<void> {
    if (before && before.leadDepartmentId !== after.leadDepartmentId) await this.changeDepartment(tx, before, after, now);
    await this.steps.schedule(tx, after, now);
    const isHidden = before !== null && after.confidential && knowersOf(before) !== knowersOf(after);
    if (before && (!isOpen(after.state) || before.dueDate !== after.dueDate || isHidden)) {
      await withdrawDeliveries(tx, after.id);
      await withdrawLines(tx, after.id);
    }
    if (isHidden) {
      await withdrawWebhooks(tx, after.id);
      await digestsBelongTo(tx, after.id);
    }
  }

  override projectsRegistered(tx: Tx, changes: readonly ProjectChange[]): Promise<void> {
    const [{ now } = { now: new Date(0) }] = changes;
    return this.steps.scheduleRegistered(
      tx,
      changes.map(({ after }) => after),
      now,
    );
  }

  /** From now on the project counts by the calendar of the department that has it now. */
  private async changeDepartment(tx: Tx, before: Project, after: Project, now: Date): Promise<void> {
    const calendars = {
      before: await this.calendars.of(tx, before.leadDepartmentId),
      after: await this.calendars.of(tx, after.leadDepartmentId),
    };
    await this.steps.reschedule(tx, await pendingSteps(tx, [after.id], now), calendars, now);
  }
}

/** Who may know of a confidential project. */
function knowersOf({ readerIds, leaderId }: Project): string {
  return [...readerIds, leaderId].join();
}

/** A slip that was issued, answered or sent back has other steps that chase its answer. */
@Injectable()
export class DueStepsOfSlips extends SlipListener {
  constructor(private readonly steps: DueStepsService) {
    super();
  }

  slipChanged(tx: Tx, project: Project, now: Date): Promise<void> {
    return this.steps.schedule(tx, project, now);
  }
}
