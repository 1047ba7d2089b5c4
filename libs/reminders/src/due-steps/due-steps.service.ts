import { Injectable } from '@nestjs/common';
import { OfficeCalendar } from '#identity';
import type { Tx } from '#platform';
import { type Anchor, type EscalationPolicy, isOpen, PolicyStore } from '#policies';
import type { Project } from '#projects';
import { slipAnchorsOf } from '#slips';
import { civilDateOf, type WorkCalendar } from '#work-calendar';
import { DueStep } from './due-step.entity.js';
import { advanceSteps, deleteObsoleteSteps, type PendingStep, type StepAdvance } from './due-steps.queries.js';
import { rescheduledStep } from './rescheduled-step.js';

/** A calendar that was in force, and the one that follows it. */
export interface CalendarChange {
  before: WorkCalendar;
  after: WorkCalendar;
}

/** Schedules the next step of each track of a project. */
@Injectable()
export class DueStepsService {
  constructor(
    private readonly policies: PolicyStore,
    private readonly calendars: OfficeCalendar,
  ) {}

  /** Writes the next step of each track. A step that is already pending for the same date does not change; one for another date is deleted. */
  async schedule(tx: Tx, project: Project, now: Date): Promise<void> {
    const policy = await this.policies.of(tx, project.policyId);
    const anchors = policy.anchorsOf(project);
    if (isOpen(project.state)) anchors.push(...((await slipAnchorsOf(tx, [project.id])).get(project.id) ?? []));
    await deleteObsoleteSteps(tx, project.id, anchors);
    const calendar = await this.calendars.of(tx, project.leadDepartmentId);
    await insertSteps(tx, firstSteps(project, policy, calendar, anchors, now));
  }

  /** Writes the first step of each track of projects that were registered just now. */
  async scheduleRegistered(tx: Tx, projects: readonly Project[], now: Date): Promise<void> {
    const calendars = await this.calendars.ofAll(tx);
    const steps: DueStep[] = [];
    for (const project of projects) {
      const policy = await this.policies.of(tx, project.policyId);
      steps.push(...firstSteps(project, policy, calendars.of(project.leadDepartmentId), policy.anchorsOf(project), now));
    }
    await insertSteps(tx, steps);
  }

  /** Reschedules pending steps because the calendar changed; answers how many have another time now. */
  async reschedule(tx: Tx, steps: readonly PendingStep[], calendars: CalendarChange, now: Date): Promise<number> {
    const advances: StepAdvance[] = [];
    for (const step of steps) {
      const policy = await this.policies.of(tx, step.policyId);
      const startDate = step.slipIssuedOn ?? civilDateOf(step.registeredAt);
      const anchor = { track: step.track, date: step.anchorDate, startDate };
      const next = rescheduledStep(policy, anchor, step.stepKey, calendars, now);
      if (next === undefined) continue;
      const plannedAt = next?.plannedAt ?? null;
      if (next?.key === step.stepKey && plannedAt?.getTime() === step.plannedAt.getTime()) continue;
      const { projectId, track, anchorDate } = step;
      advances.push({ projectId, track, stepKey: next?.key ?? null, anchorDate, plannedAt, fireAt: plannedAt });
    }
    if (advances.length > 0) await advanceSteps(tx, advances);
    return advances.length;
  }
}

/** A step whose day has passed is not made up for: a track goes on with the first that is still to come. */
function firstSteps(
  { id }: Project,
  policy: EscalationPolicy,
  calendar: WorkCalendar,
  anchors: readonly Anchor[],
  now: Date,
): DueStep[] {
  return anchors.flatMap((anchor): DueStep[] => {
    const next = policy.nextStep(anchor, calendar, now);
    return next ? [stepRow(id, anchor, next)] : [];
  });
}

async function insertSteps(tx: Tx, steps: readonly DueStep[]): Promise<void> {
  if (steps.length === 0) return;
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(DueStep)
    .values([...steps])
    .orIgnore()
    .execute();
}

function stepRow(projectId: string, { track, date }: Anchor, { key, plannedAt }: { key: string; plannedAt: Date }): DueStep {
  return { projectId, track, stepKey: key, anchorDate: date, plannedAt, fireAt: plannedAt };
}
