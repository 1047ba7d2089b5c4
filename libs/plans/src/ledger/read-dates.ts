import type { LedgerCell } from '#ledger';
import { readDeadline, type Recurrence } from '#plan-text';
import { isCivilDate } from '#work-calendar';

/** What a cell for a deadline says: a day, a pace without a day (每月, 长期坚持), or neither. */
export type DateCell = { day: string } | { pace: Recurrence } | { problem: string };

/** Duties without an end: they come back, and no period is named. */
const LASTING = /^(?:长期|常态|持续|经常|全程|常年|长效|日常|常抓)/;

export function readDateCell({ text, date }: LedgerCell, planYear: number | null): DateCell {
  const words = text.trim();
  const written = date ?? numericDay(words);
  if (written !== null) return isCivilDate(written) ? { day: written } : unread(text);
  const { due, recurrence } = readDeadline(words, planYear);
  if (due !== null && isCivilDate(due)) return { day: due };
  if (recurrence !== null) return { pace: recurrence };
  return LASTING.test(words) ? { pace: 'regular' } : unread(text);
}

function unread(text: string): DateCell {
  return { problem: `“${text}”读不出日期，请写成 2022-09-30、9月底前 或 三季度。` };
}

/** 2022-9-30, 2022/9/30, 2022.9.30, 20220930. */
function numericDay(text: string): string | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return null;
  return [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-');
}
