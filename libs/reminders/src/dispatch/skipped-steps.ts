import { type NewEvent, SYSTEM_ACTOR } from '#outbox';
import type { PlannedStep, ConditionAnswer } from '#policies';
import type { DueStep } from '../due-steps/due-steps.store.js';

/** What the history says of a step that was not taken, so that people can see why they did not get it. */
export function passedOverEvent(
  due: DueStep,
  { planned, conditions }: { planned: PlannedStep; conditions: readonly ConditionAnswer[] },
  now: Date,
): NewEvent {
  const failed = conditions.filter(({ holds }) => !holds);
  return {
    type: 'project.step_passed_over',
    subject: { kind: 'project', id: due.projectId },
    actor: SYSTEM_ACTOR,
    at: now,
    data: {
      track: due.track,
      step: planned.key,
      level: planned.step.level,
      anchorDate: planned.anchorDate,
      dueDate: due.dueDate,
      title: due.title,
      plannedAt: planned.plannedAt.toISOString(),
      conditions,
      because: `条件不符，未发出：${failed.map(({ text }) => text).join('；')}`,
    },
  };
}
