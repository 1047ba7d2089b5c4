import type { Actor } from '#identity';
import type { Ledger, LedgerLamp, LedgerRow } from '#ledger';
import { DomainError, type Queryable } from '#platform';
import { civilDateOf, type CivilDate } from '#work-calendar';
import type { Project, ProjectFilter } from '#projects';
import { hasEnded } from '#policies';
import { type ProjectLedgerRow, readProjectLedgerRows } from './ledger.queries.js';
import { ledgerPeople, withPhones } from '../matching/named-people.js';
import { STATE_WORDS } from './project-states.js';
import { remarkOf, STRENGTHS } from './remark.js';

/** A workbook of more rows is neither read nor printed by anybody, and takes seconds to write. */
const MOST_LEDGER_ROWS = 10_000;

export interface DayOfLedger {
  day: CivilDate;
  /** How a project lights up on that day. */
  lampOf: (project: Pick<Project, 'state' | 'dueDate' | 'atRiskFrom' | 'offTrackFrom' | 'leadDepartmentId'>) => LedgerLamp;
}

/**
 * Projects with how they stand on a day, plan by plan in the order of the text, parts behind their task.
 * @throws DomainError `ledger.too-long`
 */
export async function readProjectLedger(
  db: Queryable,
  actor: Actor,
  filter: ProjectFilter,
  { day, lampOf }: DayOfLedger,
): Promise<Ledger> {
  const rows = await readProjectLedgerRows(db, actor, filter, MOST_LEDGER_ROWS + 1);
  if (rows.length > MOST_LEDGER_ROWS)
    throw new DomainError(
      'ledger.too-long',
      `More than ${MOST_LEDGER_ROWS} projects pass this filter. Ask for one plan, one department or one series at a time.`,
    );
  return {
    title: '督办项目台账',
    issuer: null,
    planYear: null,
    origin: null,
    stateOn: day,
    rows: (await withPhones(db, rows)).map((row) => ledgerRow(row, lampOf(row))),
  };
}

function ledgerRow(row: ProjectLedgerRow, lamp: LedgerLamp): LedgerRow {
  const { item } = row;
  const more = [
    ...(row.carriedFromYear === null ? [] : [`由${row.carriedFromYear}年结转`]),
    ...(row.carriedToYear === null ? [] : [`结转至${row.carriedToYear}年`]),
    ...(row.extensions > 0 ? [`已延期${row.extensions}次`] : []),
    ...(row.isExcused ? ['容错'] : []),
  ];
  return {
    ref: null,
    path: row.path,
    task: row.text,
    targets: item?.quantities ?? [],
    lead: row.lead,
    cooperating: row.cooperating,
    leader: row.leader,
    people: ledgerPeople(row.people),
    due: row.dueDate,
    dueWords: item?.dueText ?? null,
    remark: item ? remarkOf(item, ...more) : more.join('；'),
    strength: item ? STRENGTHS[item.commitment] : null,
    standing: { progress: progressOf(row), state: STATE_WORDS[row.state], lamp },
  };
}

/** 45%。6月20日：桩基完工 */
function progressOf({ percent, report, reportedAt, closedAt, state }: ProjectLedgerRow): string {
  const reported = report !== null && reportedAt ? `${dayInWords(reportedAt)}：${report}` : null;
  if (state === 'closed' && closedAt) return [`${dayInWords(closedAt)}办结`, ...(reported ? [reported] : [])].join('。');
  if (reported) return `${percent}%。${reported}`;
  return hasEnded(state) ? '' : '未反馈';
}

function dayInWords(instant: Date): string {
  const [, month, day] = civilDateOf(instant).split('-').map(Number);
  return `${month}月${day}日`;
}
