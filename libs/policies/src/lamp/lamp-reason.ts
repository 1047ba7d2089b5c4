import type { Language } from '#platform';
import { type CivilDate, daysBetween, type WorkCalendar } from '#work-calendar';
import type { SupervisedProject } from '../projects/supervised-project.js';
import { type DutySubject, missedPeriodOf } from '../escalation/recurring-duty.js';
import { lampOf } from './lamp.js';

/** Why a project has its lamp. */
export type LampReason =
  | {
      is:
        | 'closed'
        | 'cancelled'
        | 'carried_over'
        | 'suspended'
        | 'in-review'
        | 'due-today'
        | 'past-due-days-off'
        | 'value-late'
        | 'on-plan';
    }
  | { is: 'overdue' | 'due-soon'; workdays: number }
  | { is: 'due-within-days-off'; days: number }
  | { is: 'behind' | 'far-behind'; points: number }
  | { is: 'milestone-late' | 'period-missed'; date: CivilDate };

/** The part of a project that the reason is read from. */
export type LampReasonSubject = DutySubject &
  Pick<SupervisedProject, 'state' | 'dueDate' | 'atRiskFrom' | 'offTrackFrom' | 'nextMilestoneDate'>;

/**
 * The reason of the lamp that {@link lampOf} gives on that day, the nearest one first: the due date, then a period of a recurring duty
 * without a report, then the planned progress.
 * @param pointsBehind by how many percentage points it is below its planned progress
 */
export function lampReasonOf(
  project: LampReasonSubject,
  today: CivilDate,
  calendar: WorkCalendar,
  pointsBehind: number,
): LampReason {
  switch (lampOf(project, today, calendar)) {
    case 'off':
      return { is: offReason(project.state) };
    case 'red':
      return project.dueDate < calendar.workdayOnOrBefore(today)
        ? { is: 'overdue', workdays: calendar.workdaysBetween(project.dueDate, today) }
        : lag('far-behind', project, today, pointsBehind);
    case 'yellow':
      return project.dueDate < calendar.addWorkdays(today, 4)
        ? nearDueDate(project.dueDate, today, calendar)
        : lag('behind', project, today, pointsBehind);
    case 'green':
      return { is: project.state === 'in_review' ? 'in-review' : 'on-plan' };
  }
}

function offReason(state: SupervisedProject['state']): 'closed' | 'cancelled' | 'carried_over' | 'suspended' {
  return state === 'closed' || state === 'cancelled' || state === 'carried_over' ? state : 'suspended';
}

function nearDueDate(dueDate: CivilDate, today: CivilDate, calendar: WorkCalendar): LampReason {
  if (dueDate === today) return { is: 'due-today' };
  if (dueDate < today) return { is: 'past-due-days-off' };
  const workdays = calendar.workdaysBetween(today, dueDate);
  return workdays > 0 ? { is: 'due-soon', workdays } : { is: 'due-within-days-off', days: daysBetween(today, dueDate) };
}

/** A period that was missed, else a lag in points, else the milestone that was not reached, else a value of an indicator that did not come. */
function lag(is: 'behind' | 'far-behind', project: LampReasonSubject, today: CivilDate, points: number): LampReason {
  const missed = is === 'far-behind' ? missedPeriodOf(project, today) : null;
  if (missed !== null) return { is: 'period-missed', date: missed };
  const { nextMilestoneDate } = project;
  if (points > 0) return { is, points };
  return nextMilestoneDate !== null && nextMilestoneDate < today
    ? { is: 'milestone-late', date: nextMilestoneDate }
    : { is: 'value-late' };
}

/** The reason in words for people. */
export function lampWords(reason: LampReason, language: Language): string {
  return language === 'en' ? inEnglish(reason) : inChinese(reason);
}

function inChinese(reason: LampReason): string {
  switch (reason.is) {
    case 'overdue':
      return `逾期${reason.workdays}个工作日`;
    case 'due-soon':
      return `距时限${reason.workdays}个工作日`;
    case 'due-within-days-off':
      return `距时限${reason.days}天，其间没有工作日`;
    case 'behind':
      return `进度落后${reason.points}个百分点`;
    case 'far-behind':
      return `进度严重落后，相差${reason.points}个百分点`;
    case 'milestone-late':
      return `${reason.date}的节点未完成`;
    case 'period-missed':
      return `${reason.date}截止的一期未反馈`;
    default:
      return CHINESE[reason.is];
  }
}

const CHINESE = {
  closed: '已办结',
  cancelled: '已撤销',
  carried_over: '已结转',
  suspended: '已中止',
  'in-review': '待审：已申请办结，等待审核',
  'due-today': '今天到期',
  'past-due-days-off': '时限已过，下一个工作日起为逾期',
  'value-late': '指标数据逾期未报',
  'on-plan': '按计划推进',
} as const;

function inEnglish(reason: LampReason): string {
  switch (reason.is) {
    case 'overdue':
      return `Overdue by ${counted(reason.workdays, 'workday')}`;
    case 'due-soon':
      return `Due in ${counted(reason.workdays, 'workday')}`;
    case 'due-within-days-off':
      return `Due in ${counted(reason.days, 'day')}, with no workday before`;
    case 'behind':
      return `Behind its planned progress by ${counted(reason.points, 'point')}`;
    case 'far-behind':
      return `Far behind its planned progress: ${counted(reason.points, 'point')}`;
    case 'milestone-late':
      return `The milestone of ${reason.date} was not reached`;
    case 'period-missed':
      return `No report came for the period that ended on ${reason.date}`;
    default:
      return ENGLISH[reason.is];
  }
}

const ENGLISH = {
  closed: 'Closed',
  cancelled: 'Cancelled',
  carried_over: 'Carried over to the next year',
  suspended: 'Suspended',
  'in-review': 'Completion was requested and waits for review',
  'due-today': 'Due today',
  'past-due-days-off': 'The due date has passed; overdue from the next workday on',
  'value-late': 'A value of an indicator is late',
  'on-plan': 'On plan',
} as const;

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
