import { Injectable } from '@nestjs/common';
import { OfficeCalendar } from '#identity';
import { Clock, Database, type Tx } from '#platform';
import { type EscalationPolicy, PolicyStore } from '#policies';
import { ProjectsService } from '#projects';
import type { PlannedStep } from '../due-steps/rescheduled-step.js';
import type { DepartmentCalendars } from '#work-calendar';
import { DigestService } from '../digest/digest.service.js';
import type { ClaimedStep } from '../due-steps/claimed-step.js';
import { advanceSteps, claimDueSteps, nextFireAt, type StepAdvance } from '../due-steps/due-steps.queries.js';
import { advanceOf, fallenDue, wakeTime } from './fallen-due.js';
import { ReminderRecorder } from './reminder-recorder.js';
import { StepConditions } from './step-conditions.js';
import { type CheckedStep, holds, takeStep, type TakenStep } from './taken-step.js';

/** What has been decided for a claimed row: where it goes on, and what is taken of it; nothing when it waits for sending hours. */
interface Decision {
  advance: StepAdvance;
  taken?: TakenStep;
}

const BATCH = 500;

/** People who get their message of the morning in one transaction. */
const READERS = 50;

/** Takes the steps that are due: record, history, deliveries and the next step in one transaction per batch. */
@Injectable()
export class RemindersDispatcher {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: OfficeCalendar,
    private readonly policies: PolicyStore,
    private readonly projects: ProjectsService,
    private readonly recorder: ReminderRecorder,
    private readonly digests: DigestService,
  ) {}

  /**
   * One batch of steps, or where none is due any more the messages that gather them; answers how much was claimed. Any number of
   * processes may call it at the same time.
   */
  async tick(limit = BATCH): Promise<number> {
    const steps = await this.database.transaction((tx) => this.dispatch(tx, limit));
    return steps > 0 ? steps : this.database.transaction((tx) => this.digests.send(tx, this.clock.now(), READERS));
  }

  /** When the next step or message of the morning falls due; null when nothing is pending. */
  nextFireAt(): Promise<Date | null> {
    return nextFireAt(this.database);
  }

  private async dispatch(tx: Tx, limit: number): Promise<number> {
    const now = this.clock.now();
    const claimed = await claimDueSteps(tx, now, limit);
    const calendars = await this.calendars.ofAll(tx);
    const conditions = new StepConditions(tx, this.projects, calendars, now);
    const decisions: Decision[] = [];
    for (const due of claimed) decisions.push(await this.decide(tx, due, calendars, conditions, now));
    await this.recorder.record(
      tx,
      decisions.flatMap(({ taken }) => taken ?? []),
      now,
    );
    await advanceSteps(
      tx,
      decisions.map(({ advance }) => advance),
    );
    return claimed.length;
  }

  private async decide(
    tx: Tx,
    due: ClaimedStep,
    calendars: DepartmentCalendars,
    conditions: StepConditions,
    now: Date,
  ): Promise<Decision> {
    const policy = await this.policies.of(tx, due.policyId);
    const calendar = calendars.of(due.assignee.departmentId);
    const opening = policy.sendingTime(now, calendar);
    const maySend = (planned: PlannedStep): boolean => opening <= now || policy.isExempt(planned.step);
    const fallen = fallenDue(due, policy, calendar, now);
    const checked = fallen.some(maySend) ? await check(conditions, due, policy, fallen) : [];
    if (opening <= now || checked.some((one) => maySend(one.planned) && holds(one)))
      return { taken: takeStep(due, checked, policy, calendar, now), advance: advanceOf(due, policy, calendar, now) };
    return { advance: { ...due, fireAt: wakeTime(due, policy, calendar, now, opening) } };
  }
}

async function check(
  conditions: StepConditions,
  due: ClaimedStep,
  policy: EscalationPolicy,
  fallen: readonly PlannedStep[],
): Promise<CheckedStep[]> {
  const checked: CheckedStep[] = [];
  for (const planned of fallen) checked.push({ planned, conditions: await conditions.check(due, policy, planned.step.when) });
  return checked;
}
