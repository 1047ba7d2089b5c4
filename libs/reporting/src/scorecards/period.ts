import { DomainError } from '#platform';
import { addDays, chineseDate, type CivilDate, daysBetween, isCivilDate } from '#work-calendar';

/** A stretch of days that is scored or reported on, both ends included. */
export interface Period {
  /** `2022-06`, `2022-Q2`, `2022-H1`, `2022`, or `2022-04-01..2022-05-15`. */
  key: string;
  /** zh-CN: 2022年第二季度. */
  name: string;
  from: CivilDate;
  to: CivilDate;
}

const FORM = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/;
const ORDINALS = ['一', '二', '三', '四'];

/**
 * A month, quarter, half-year, year or any days by its key.
 * @throws DomainError `period.invalid`
 */
export function periodOf(key: string): Period {
  const [first = '', last] = key.split('..');
  if (last !== undefined) return periodBetween(first, last);
  const [, year, month, quarter, half] = FORM.exec(key) ?? [];
  if (year === undefined)
    throw new DomainError(
      'period.invalid',
      `"${key}" is no period. Write 2022-06, 2022-Q2, 2022-H1, 2022 or 2022-06-06..2022-06-12.`,
      { period: key },
    );
  if (month) return months(key, `${year}年${Number(month)}月`, year, Number(month), 1);
  if (quarter) return months(key, `${year}年第${ORDINALS[Number(quarter) - 1]}季度`, year, Number(quarter) * 3 - 2, 3);
  if (half) return months(key, `${year}年${half === '1' ? '上' : '下'}半年`, year, half === '1' ? 1 : 7, 6);
  return months(key, `${year}年`, year, 1, 12);
}

/** Any days. @throws DomainError `period.invalid` */
export function periodBetween(from: string, to: string): Period {
  if (!isCivilDate(from) || !isCivilDate(to) || to < from)
    throw new DomainError(
      'period.invalid',
      `A period goes from one day to a later one, both as YYYY-MM-DD. Given: ${from}, ${to}.`,
      {
        from,
        to,
      },
    );
  return { key: `${from}..${to}`, name: daysInWords(from, to), from, to };
}

/** zh-CN: 2022年6月6日至6月12日. */
function daysInWords(from: CivilDate, to: CivilDate): string {
  const [first, last] = [chineseDate(from), chineseDate(to)];
  return `${first}至${from.slice(0, 4) === to.slice(0, 4) ? last.slice(5) : last}`;
}

/** The one of the same kind before it; of as many days where it has no name. */
export function periodBefore({ key, from, to }: Period): Period {
  const last = addDays(from, -1);
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))];
  if (/^\d{4}$/.test(key)) return periodOf(String(year));
  if (/-\d{2}$/.test(key) && key.length === 7) return periodOf(last.slice(0, 7));
  if (key.includes('-Q')) return periodOf(`${year}-Q${Math.ceil(month / 3)}`);
  if (key.includes('-H')) return periodOf(`${year}-H${Math.ceil(month / 6)}`);
  return periodBetween(addDays(last, -daysBetween(from, to)), last);
}

function months(key: string, name: string, year: string, first: number, count: number): Period {
  const text = (month: number): string => String(month).padStart(2, '0');
  const next = first + count > 12 ? `${Number(year) + 1}-01-01` : `${year}-${text(first + count)}-01`;
  return { key, name, from: `${year}-${text(first)}-01`, to: addDays(next, -1) };
}
