import type { Translate } from '../i18n/index.js';

/** Civil dates are texts as 2022-09-30; times are instants that are shown in China's time. */

/** `09-30` within the year of today, else `2022-09-30`. */
export function shortDate(date: string, today: string): string {
  return date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date;
}

/** For running text and print: 2022年9月30日, or Sep 30, 2022. */
export function longDate(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: language === 'en' ? 'medium' : 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

const inChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** An instant as `2022-09-28 17:22` in China. */
function chinaTime(instant: string): string {
  return inChina.format(new Date(instant));
}

/** The civil date of an instant in China. */
export function chinaDate(instant: string): string {
  return chinaTime(instant).slice(0, 10);
}

/** `09-28 17:22`, with the year where it is not this one. */
export function shortTime(instant: string, today: string): string {
  const text = chinaTime(instant);
  return text.slice(0, 4) === today.slice(0, 4) ? text.slice(5) : text;
}

/** An instant as `09:15` in China. */
export function chinaClock(instant: string): string {
  return chinaTime(instant).slice(11);
}

/** Days from one civil date to another; negative when the second is earlier. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The civil date so many days later; earlier when they are negative. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How far off a due date is, in calendar days: 还有 3 天, 今天到期, 逾期 10 天. */
export function dueInWords(dueDate: string, today: string, t: Translate<'common'>): string {
  const days = daysBetween(today, dueDate);
  if (days < 0) return t('due.overdue', { count: -days });
  if (days === 0) return t('due.today');
  return days === 1 ? t('due.tomorrow') : t('due.inDays', { count: days });
}
