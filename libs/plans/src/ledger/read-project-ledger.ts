import type { Actor } from '#identity';
import type { Ledger, LedgerLamp, LedgerRow } from '#ledger';
import { DomainError, type Queryable } from '#platform';
import { civilDateOf, type CivilDate } from '#work-calendar';
import type { PlanItem } from '../entities/plan-item.entity.js';
import { passing, type ProjectFilter, type Project, projectsAsOf } from '#projects';
import { hasEnded } from '#policies';
import { STATE_WORDS } from './project-states.js';
import { remarkOf, STRENGTHS } from './remark.js';

/** A workbook of more rows is neither read nor printed by anybody, and takes seconds to write. */
export const MOST_LEDGER_ROWS = 10_000;

export interface DayOfLedger {
  day: CivilDate;
  /** How a project lights up on that day. */
  lampOf: (project: Pick<Project, 'state' | 'dueDate' | 'atRiskFrom' | 'offTrackFrom' | 'leadDepartmentId'>) => LedgerLamp;
}

type ItemPart = Pick<PlanItem, 'kind' | 'start' | 'recurrence' | 'isUrgent' | 'commitment' | 'quantities' | 'dueText'>;

type Row = Pick<
  Project,
  'text' | 'path' | 'state' | 'dueDate' | 'atRiskFrom' | 'offTrackFrom' | 'leadDepartmentId' | 'extensions'
> & {
  lead: string;
  cooperating: string[];
  leader: string | null;
  isExcused: boolean;
  closedAt: Date | null;
  /** The latest of the lead department that was not returned. */
  report: string | null;
  percent: number | null;
  reportedAt: Date | null;
  /** Null for a project that comes from no plan. */
  item: ItemPart | null;
};

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
  const rows = await readRows(db, actor, filter);
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
    rows: rows.map((row) => ledgerRow(row, lampOf(row))),
  };
}

function readRows(db: Queryable, actor: Actor, filter: ProjectFilter): Promise<Row[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const projects = projectsAsOf(filter.asOf, add);
  const conditions = passing(filter, actor, add);
  const until = add(filter.asOf ?? null);
  return db.query<Row>(
    `SELECT p.text, p.path, p.state, p.due_date AS "dueDate", p.at_risk_from AS "atRiskFrom", p.off_track_from AS "offTrackFrom",
       p.lead_department_id AS "leadDepartmentId", p.extensions, p.excused_reason IS NOT NULL AS "isExcused", p.closed_at AS "closedAt",
       lead.name AS lead, leader.name AS leader, report.percent, report.text AS report, report.reported_at AS "reportedAt",
       ARRAY(SELECT d.name FROM project_cooperation c JOIN department d ON d.id = c.department_id
         WHERE c.project_id = p.id ORDER BY d.code) AS cooperating,
       CASE WHEN p.plan_item_id IS NOT NULL THEN jsonb_build_object('kind', i.kind, 'start', i.start_date, 'recurrence', i.recurrence,
         'isUrgent', i.is_urgent, 'commitment', i.commitment, 'quantities', i.quantities, 'dueText', i.due_text) END AS item
     FROM ${projects} p
       JOIN department lead ON lead.id = p.lead_department_id
       LEFT JOIN person leader ON leader.id = p.leader_id
       LEFT JOIN project whole ON whole.id = p.parent_id
       LEFT JOIN plan_item i ON i.id = coalesce(p.plan_item_id, whole.plan_item_id)
       LEFT JOIN LATERAL (SELECT r.percent, r.text, r.reported_at FROM progress_report r
         WHERE r.project_id = p.id AND r.department_id = p.lead_department_id AND r.returned_at IS NULL
           AND (${until}::timestamptz IS NULL OR r.reported_at < ${until})
         ORDER BY r.reported_at DESC, r.id DESC LIMIT 1) report ON true
     WHERE ${conditions.join(' AND ')}
     ORDER BY i.plan_id NULLS LAST, i.span_start, coalesce(whole.registered_at, p.registered_at), coalesce(p.parent_id, p.id),
       p.parent_id NULLS FIRST, p.registered_at, p.id
     LIMIT ${add(MOST_LEDGER_ROWS + 1)}`,
    parameters,
  );
}

function ledgerRow(row: Row, lamp: LedgerLamp): LedgerRow {
  const { item } = row;
  const more = [...(row.extensions > 0 ? [`已延期${row.extensions}次`] : []), ...(row.isExcused ? ['容错'] : [])];
  return {
    ref: null,
    path: row.path,
    task: row.text,
    targets: item?.quantities ?? [],
    lead: row.lead,
    cooperating: row.cooperating,
    leader: row.leader,
    due: row.dueDate,
    dueWords: item?.dueText ?? null,
    remark: item ? remarkOf(item, ...more) : more.join('；'),
    strength: item ? STRENGTHS[item.commitment] : null,
    standing: { progress: progressOf(row), state: STATE_WORDS[row.state], lamp },
  };
}

/** 45%。6月20日：桩基完工 */
function progressOf({ percent, report, reportedAt, closedAt, state }: Row): string {
  const reported = report !== null && reportedAt ? `${dayInWords(reportedAt)}：${report}` : null;
  if (state === 'closed' && closedAt) return [`${dayInWords(closedAt)}办结`, ...(reported ? [reported] : [])].join('。');
  if (reported) return `${percent}%。${reported}`;
  return hasEnded(state) ? '' : '未反馈';
}

function dayInWords(instant: Date): string {
  const [, month, day] = civilDateOf(instant).split('-').map(Number);
  return `${month}月${day}日`;
}
