import { type CivilDate, type Month } from '#work-calendar';
import type { Queryable } from '#platform';
import { type Indicator, type MeasuredIndicator, indicatorProgress } from '#policies';
import { holdsAt, readIndicators } from '../progress/indicators.queries.js';

interface SaidValue {
  value: number;
  note: string | null;
  reportedBy: string;
  /** ISO 8601. */
  reportedAt: string;
}

/** One period of a course: what is expected at its end, and what came. */
export interface ProgressPeriod {
  /** How far along the way it should be, in percent. */
  expectedPercent: number;
  period: Month;
  /** Until when its value is owed. */
  owedBy: CivilDate;
  expected: number;
  /** Null: not known. */
  actual: number | null;
  actualPercent: number | null;
  lag: number | null;
  note: string | null;
  reportedBy: string | null;
  reportedAt: string | null;
  /** What was said of it before it was corrected, latest first. */
  earlier: SaidValue[];
}

export interface IndicatorView extends Indicator {
  /** What is to be reached in the end, in the unit of the values. */
  goal: number;
  plannedProgress: ProgressPeriod[];
}

type Said = SaidValue & { indicatorId: string; period: Month; isPresent: boolean };

/** The indicators of a project with their whole course; `asOf`: what was known when that instant began. */
export async function readIndicatorProgress(db: Queryable, projectId: string, asOf?: Date): Promise<IndicatorView[]> {
  const indicators = await readIndicators(db, projectId, asOf);
  const said = await readSaid(
    db,
    indicators.map(({ id }) => id),
    asOf,
  );
  return indicators.map(({ values, ...indicator }) => {
    const own = said.filter(({ indicatorId }) => indicatorId === indicator.id);
    return { ...indicator, goal: indicatorProgress.goalOf(indicator), plannedProgress: courseOf({ ...indicator, values }, own) };
  });
}

async function readSaid(db: Queryable, ids: readonly string[], asOf: Date | undefined): Promise<Said[]> {
  const parameters: unknown[] = [ids];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const present = holdsAt('v', asOf, add);
  return db.query<Said>(
    `SELECT v.indicator_id AS "indicatorId", v.period, v.value, v.note, v.reported_by_name AS "reportedBy",
       to_json(v.valid_from) #>> '{}' AS "reportedAt", (${present}) AS "isPresent"
     FROM indicator_value v WHERE v.indicator_id = ANY($1) ${asOf ? `AND v.valid_from < ${add(asOf)}` : ''}
     ORDER BY v.indicator_id, v.period, v.revision DESC`,
    parameters,
  );
}

function courseOf(indicator: MeasuredIndicator, said: readonly Said[]): ProgressPeriod[] {
  return indicatorProgress.periodsOf(indicator).map((period) => {
    const own = said.filter((one) => one.period === period);
    const present = own.find(({ isPresent }) => isPresent);
    const progress = present ? indicatorProgress.progressAt(indicator, period, present.value) : null;
    return {
      period,
      owedBy: indicatorProgress.reportingDateOf(indicator, period),
      expected: indicatorProgress.expectedBy(indicator, period),
      expectedPercent: indicatorProgress.progressAt(indicator, period, indicator.target).expectedPercent,
      actual: present?.value ?? null,
      actualPercent: progress?.actualPercent ?? null,
      lag: progress?.lag ?? null,
      note: present?.note ?? null,
      reportedBy: present?.reportedBy ?? null,
      reportedAt: present?.reportedAt ?? null,
      earlier: own
        .filter((one) => !one.isPresent)
        .map(({ value, note, reportedBy, reportedAt }) => ({ value, note, reportedBy, reportedAt })),
    };
  });
}
