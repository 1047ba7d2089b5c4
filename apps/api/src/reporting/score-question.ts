import type { Application } from '#application';
import { type Period, periodBetween, periodOf, rulesFor, type ScoreContext, type ScoreQuestion } from '#reporting';
import { civilDateOf } from '#work-calendar';
import type { ScorecardsQuery } from './scorecards.dto.js';

export interface Asked {
  question: ScoreQuestion;
  context: ScoreContext;
}

/** The question with the rules that answer it. @throws DomainError `period.invalid`, `score-rules.not-found` */
export async function askedIn(
  { database, calendar, policies, clock }: Application,
  query: ScorecardsQuery,
  rules?: number,
): Promise<Asked> {
  const now = clock.now();
  const question = questionOf(query, now);
  return { question, context: { calendar, policies, rules: await rulesFor(database, question, now, rules) } };
}

function questionOf({ asOf, planId, series, ...query }: ScorecardsQuery, now: Date): ScoreQuestion {
  const today = asOf ?? civilDateOf(now);
  return {
    period: periodIn(query, today),
    today,
    isPast: asOf !== undefined,
    ...(planId ? { planId } : {}),
    ...(series ? { series } : {}),
  };
}

function periodIn({ period, from, to }: Pick<ScorecardsQuery, 'period' | 'from' | 'to'>, today: string): Period {
  if (period === undefined && (from !== undefined || to !== undefined)) return periodBetween(from ?? '', to ?? today);
  return periodOf(period ?? today.slice(0, 7));
}
