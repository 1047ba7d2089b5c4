import type { Actor, OfficeCalendar } from '#identity';
import { type Database, type Page, type Queryable, toPage } from '#platform';
import { type Indicator, indicatorProgress, isOpen, type Lamp, type PolicyStore } from '#policies';
import { type IndicatorFilter, listMeasured, type MeasuredRow } from './list-measured.queries.js';
import { mayReportValue } from './report-value.js';
import { type CivilDate, type DepartmentCalendars, type Month } from '#work-calendar';

/** One indicator at the end of a period: what it should be, what it is, and its lamp. */
export interface IndicatorLine extends Omit<Indicator, 'setAt'> {
  project: Omit<MeasuredRow['project'], 'policyId'>;
  /** What is to be reached in the end, in the unit of the values. */
  goal: number;
  /** Its own last period that is over by the one asked for; null: none is yet. */
  period: Month | null;
  expected: number | null;
  expectedPercent: number | null;
  /** The last value known by then, and of which period it is. */
  actual: number | null;
  actualPeriod: Month | null;
  actualPercent: number | null;
  /** Percentage points behind; negative when ahead; null: nothing is known. */
  lag: number | null;
  /** The value of this very period is owed and has not come. */
  missing: boolean;
  lamp: Lamp;
  /** Whether the one who asks may say the value of this period now. */
  mayReport: boolean;
}

export interface TableFilter extends IndicatorFilter {
  lamps?: readonly Lamp[];
  /** Only those whose value is missing. */
  missing?: boolean;
}

/** Rows that are read and looked at together; lamps are arithmetic, so they are filtered here and not by the database. */
const BATCH = 500;

/** What the table is read with. */
export interface TableSource {
  database: Database;
  calendars: OfficeCalendar;
  policies: PolicyStore;
}

/**
 * All indicators that the actor sees with their state at the end of `period` and their lamp on `day`.
 * @throws DomainError `cursor.invalid`
 */
export async function readIndicatorTable(
  { database, calendars: office, policies }: TableSource,
  actor: Actor,
  filter: TableFilter,
  page: { cursor?: string; limit: number },
  at: { period: Month; day: CivilDate },
): Promise<Page<IndicatorLine>> {
  const calendars = await office.ofAll(database, filter.asOf ?? null);
  const found: { row: MeasuredRow; line: IndicatorLine }[] = [];
  let cursor = page.cursor ?? null;
  do {
    const rows = await listMeasured(database, actor, filter, { limit: BATCH + 1, ...(cursor === null ? {} : { cursor }) });
    const batch = toPage(rows, BATCH, keyOf);
    for (const row of batch.items) {
      const line = await lineOf(database, policies, calendars, row, { ...at, actor });
      if (isWanted(line, filter)) found.push({ row, line });
      if (found.length > page.limit) break;
    }
    cursor = batch.nextCursor;
  } while (cursor !== null && found.length <= page.limit);
  const { items, nextCursor } = toPage(found, page.limit, ({ row }) => keyOf(row));
  return { items: items.map(({ line }) => line), nextCursor };
}

function keyOf({ project, position }: MeasuredRow): [string, number] {
  return [project.id, position];
}

function isWanted({ lamp, missing }: IndicatorLine, filter: TableFilter): boolean {
  return (!filter.lamps || filter.lamps.includes(lamp)) && (filter.missing === undefined || filter.missing === missing);
}

async function lineOf(
  db: Queryable,
  policies: PolicyStore,
  calendars: DepartmentCalendars,
  row: MeasuredRow,
  at: { period: Month; day: CivilDate; actor: Actor },
): Promise<IndicatorLine> {
  const { values, position: _position, setAt: _setAt, project: owner, ...indicator } = row;
  const { policyId, ...project } = owner;
  const period = indicatorProgress.periodsOf(row).findLast((one) => one <= at.period) ?? null;
  const known = indicatorProgress.lastKnown(row, at.period);
  const progress = period !== null && known ? indicatorProgress.progressAt(row, period, known.value) : null;
  const { plannedProgress } = await policies.of(db, policyId);
  const { atRiskFrom, offTrackFrom } = indicatorProgress.atRiskDates(
    row,
    plannedProgress,
    calendars.of(row.project.leadDepartment.id),
    at.period,
  );
  const isPast = (from: CivilDate | null): boolean => from !== null && from <= at.day;
  return {
    ...indicator,
    project,
    goal: indicatorProgress.goalOf(row),
    period,
    expected: period === null ? null : indicatorProgress.expectedBy(row, period),
    expectedPercent: period === null ? null : indicatorProgress.progressAt(row, period, 0).expectedPercent,
    actual: known?.value ?? null,
    actualPeriod: known?.period ?? null,
    actualPercent: progress?.actualPercent ?? null,
    lag: progress?.lag ?? null,
    missing: period !== null && values[period] === undefined && indicatorProgress.reportingDateOf(row, period) < at.day,
    mayReport:
      period !== null && mayReportValue(at.actor, { ...project, leadDepartmentId: project.leadDepartment.id }, period, at.day),
    lamp: !isOpen(project.state) ? 'off' : isPast(offTrackFrom) ? 'red' : isPast(atRiskFrom) ? 'yellow' : 'green',
  };
}
