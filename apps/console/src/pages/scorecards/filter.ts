import { useSearch } from '@tanstack/react-router';
import type { ScoreFilter } from '../../api/reporting/scorecards.js';

type Search = Partial<Record<'period' | 'planId' | 'series' | 'leaderId' | 'asOf' | 'rules' | 'compare', string>>;

/** What the address says of which scores are shown. */
export function filterOf({ period, planId, series, leaderId, asOf, rules }: Search): ScoreFilter {
  return {
    ...(period ? { period } : {}),
    ...(planId ? { planId } : {}),
    ...(series ? { series } : {}),
    ...(leaderId ? { leaderId } : {}),
    ...(asOf ? { asOf } : {}),
    ...(rules ? { rules: Number(rules) } : {}),
  };
}

/** The same scores of the period that they are compared with: as they ended, so without the day of today. */
export function comparedFilter(search: Search, period: string): ScoreFilter {
  return { ...filterOf(search), period };
}

/** The part of the address that both pages share, to keep it from one to the other. */
export function useScoreSearch(): Search {
  return useSearch({ strict: false }) as Search;
}
