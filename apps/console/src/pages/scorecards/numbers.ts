import type { RankedScore, ScoreRow } from '../../api/reporting/scorecards.js';
import type { Translate } from '../../i18n/index.js';

/** Numbers of a score that open rows of their own; `lines`, `deducted` and `bonus` open the points. */
export const RATES = [
  'signature',
  'report',
  'completion',
  'firstReview',
  'extension',
] as const satisfies readonly (keyof RankedScore['rates'])[];
export type Rate = (typeof RATES)[number];
export type ShownNumber = ScoreRow['number'] | 'lines' | 'deducted' | 'bonus' | 'overdue';

const NAMES: readonly string[] = [
  'lines',
  'deducted',
  'bonus',
  'overdue',
  'lead',
  'helper',
  ...RATES,
  'yellowSlip',
  'redSlip',
  'early',
  'excused',
] satisfies ShownNumber[];

export function isNumber(name: string | undefined): name is ShownNumber {
  return name !== undefined && NAMES.includes(name);
}

/** 75%, and of how many; a dash where there is none. */
export function shareOf({ rates }: RankedScore, rate: Rate): string {
  const { share } = rates[rate];
  return share === null ? '—' : `${Math.round(share * 100)}%`;
}

export function ratioOf({ rates }: RankedScore, rate: Rate, t: Translate<'scorecards'>): string {
  const { kept, of } = rates[rate];
  return t('of', { kept, of });
}

/** 85.93 */
export function points(value: number): string {
  return value.toFixed(2).replace(/\.?0+$/, '') || '0';
}

/** −0.5, +1, 0 */
export function signed(value: number): string {
  if (value === 0) return '0';
  return value > 0 ? `+${points(value)}` : `−${points(-value)}`;
}
