import { type Period, periodBetween, periodOf, type ScoreQuestion } from '#reporting';
import { civilDateOf } from '#work-calendar';
import type { ScorecardsQuery } from './scorecards.dto.js';

/** @throws DomainError `period.invalid` */
export function questionOf({ asOf, planId, series, leaderId, ...query }: ScorecardsQuery, now: Date): ScoreQuestion {
  const today = asOf ?? civilDateOf(now);
  return {
    period: periodIn(query, today),
    today,
    isPast: asOf !== undefined,
    ...(planId ? { planId } : {}),
    ...(series ? { series } : {}),
    ...(leaderId ? { leaderId } : {}),
  };
}

function periodIn({ period, from, to }: Pick<ScorecardsQuery, 'period' | 'from' | 'to'>, today: string): Period {
  if (period === undefined && (from !== undefined || to !== undefined)) return periodBetween(from ?? '', to ?? today);
  return periodOf(period ?? today.slice(0, 7));
}
