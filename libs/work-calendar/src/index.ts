/**
 * Days and workdays in mainland China. Knows no database and no framework.
 * - civil date: a day in Asia/Shanghai    - workday: a day that offices work, 调休 included
 */
export {
  addDays,
  chineseDate,
  civilDateOf,
  dayOfWeek,
  daysBetween,
  daysLeft,
  endOf,
  instantAt,
  isCivilDate,
  lastDayOfMonth,
  type CivilDate,
} from './civil-date.js';
export { DepartmentCalendars } from './department-calendars.js';
export { addMonths, dayAfter, isMonth, monthOf, monthsBetween, type Month } from './month.js';
export { asRecurrence, type Recurrence, RECURRENCES } from './recurrence.js';
export { readYearNotice, type NoticeDay, type YearNotice } from './year-notice.js';
export { daysOfPackage, isYearOfPackage, WorkCalendar, type LocalDays, type OfficialYear } from './work-calendar.js';
