import { Injectable } from '@nestjs/common';
import { type CallInChange, CoordinationListener, type BlockerChange, type InstructionChange } from '#coordination';
import { withdrawDeliveries, withdrawWebhooks } from '#delivery';
import { OfficeCalendar } from '#identity';
import { Clock, type Tx } from '#platform';
import { isOpen } from '#policies';
import { Project, type ProjectChange, ProjectListener } from '#projects';
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
    const own = { departmentId: after.leadDepartmentId, projectIds: [after.id] };
    await this.steps.reschedule(tx, await pendingSteps(tx, own, now), calendars, now);
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

/** A blocker that was raised, assigned or resolved, an instruction that was given or answered, and a call that was made, signed or answered, have other steps. */
@Injectable()
export class DueStepsOfCoordination extends CoordinationListener {
  constructor(
    private readonly steps: DueStepsService,
    private readonly clock: Clock,
  ) {
    super();
  }

  blockerChanged(tx: Tx, { blocker }: BlockerChange): Promise<void> {
    return this.schedule(tx, blocker);
  }

  override instructionChanged(tx: Tx, { instruction }: InstructionChange): Promise<void> {
    return this.schedule(tx, instruction);
  }

  private async schedule(tx: Tx, { projectId }: { projectId: string }): Promise<void> {
    // All projects: nothing of it is shown; the one who changed it sees the project.
    const project = await tx.manager.findOneByOrFail(Project, { id: projectId });
    await this.steps.schedule(tx, project, this.clock.now());
  }

  async callInChanged(tx: Tx, { called }: CallInChange): Promise<void> {
    const ids = called.map(({ id }) => id);
    await this.steps.scheduleCalled(tx, ids, this.clock.now());
  }
}
