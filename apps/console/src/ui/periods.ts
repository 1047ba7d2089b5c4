import type { Translate } from '../i18n/index.js';

/** Keys of periods, as the API takes them: 2022-06, 2022-Q2, 2022-H1, 2022. */
const FORM = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/;

type Kind = 'month' | 'quarter' | 'half' | 'year';

/** Those of this year and the last that have begun by this day, the latest first. */
export function periodsUntil(today: string): readonly { kind: Kind; periods: string[] }[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const of = (parts: number, key: (part: number) => string): string[] => {
    const begun = Math.ceil(month / (12 / parts));
    const down = (from: number): number[] => Array.from({ length: from }, (_, index) => from - index);
    return [...down(begun).map((part) => `${year}-${key(part)}`), ...down(parts).map((part) => `${year - 1}-${key(part)}`)];
  };
  return [
    { kind: 'month', periods: of(12, (part) => String(part).padStart(2, '0')) },
    { kind: 'quarter', periods: of(4, (part) => `Q${part}`) },
    { kind: 'half', periods: of(2, (part) => `H${part}`) },
    { kind: 'year', periods: [String(year), String(year - 1)] },
  ];
}

/** 2022年6月, 2022年第2季度, 2022年上半年, 2022年, 2022-06-06 – 2022-06-12; or in English. */
export function periodLabel(key: string, t: Translate<'common'>): string {
  const [, year, month, quarter, half] = FORM.exec(key) ?? [];
  if (year === undefined) return key.replace('..', ' – ');
  if (month) return t('period.month', { key, year, month: Number(month) });
  if (quarter) return t('period.quarter', { year, quarter });
  if (half) return t(half === '1' ? 'period.firstHalf' : 'period.secondHalf', { year });
  return t('period.year', { year });
}
