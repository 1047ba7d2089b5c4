import type { Actor } from '#identity';
import { decodeCursor, type Page, type Queryable, toPage } from '#platform';
import { filterOf, passing, type ProjectQuestion, projectsAsOf } from '#projects';
import { slipsAsOf } from '#slips';
import { type DepartmentCalendars, endOf } from '#work-calendar';
import type { DeskRow } from './overdue-project.js';

export type DeskFilter = Omit<ProjectQuestion, 'asOf'>;

export interface DeskQuestion {
  filter: DeskFilter;
  /** Civil date, Asia/Shanghai. */
  today: string;
  /** Answers what was known at the end of `today`, not what is known now. */
  asOf?: boolean;
}

export type Add = (value: unknown) => string;

/**
 * The projects of one page that fulfil the conditions, highest level first, then oldest. One statement; only the projects of the page are
 * looked at closely.
 */
export async function readDeskRows(
  db: Queryable,
  actor: Actor,
  { filter, today, asOf = false }: DeskQuestion,
  calendars: DepartmentCalendars,
  conditionsOf: (add: Add) => string[],
  page: { cursor?: string; limit: number },
): Promise<Page<DeskRow> & { total: number }> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const end = asOf ? endOf(today) : undefined;
  const known = `${add(end ?? 'infinity')}::timestamptz`;
  // The level is worked out for each row anyway, as of then.
  const { levels, ...others } = filter;
  const late = [...conditionsOf(add), ...passing(filterOf(others, today, calendars), actor, add)];
  const wanted = levels ? `level = ANY(${add(levels)}::int[])` : 'true';
  const after = page.cursor ? afterCursor(page.cursor, add) : 'true';
  const slips = slipsAsOf(end, add);
  const rows = await db.query<DeskRow & { total: number }>(
    deskSql({ projects: projectsAsOf(end, add), slips, known, late, wanted, after, limit: add(page.limit + 1) }),
    parameters,
  );
  const { items, nextCursor } = toPage(rows, page.limit, ({ level, dueDate, projectId }) => [level, dueDate, projectId]);
  return { items: items.map(({ total: _total, ...row }) => row), nextCursor, total: rows[0]?.total ?? 0 };
}

function afterCursor(cursor: string, add: Add): string {
  const [level, dueDate, id] = decodeCursor(cursor, 3);
  return `(-level, due_date, id) > (-${add(level)}::int, ${add(dueDate)}::date, ${add(id)}::uuid)`;
}

interface DeskParts {
  projects: string;
  slips: string;
  known: string;
  late: readonly string[];
  wanted: string;
  after: string;
  limit: string;
}

/** Urges are what was sent at levels 1 to 3 (a person's or a step's), not counting what was merged into another message. */
function deskSql({ projects, slips, known, late, wanted, after, limit }: DeskParts): string {
  return `
    WITH late AS (
      SELECT p.id, p.version, p.title, p.text, p.series, p.state, p.due_date, p.original_due_date, p.percent, p.lead_department_id, p.leader_id,
        p.extensions, p.returns, p.requested_due_date, p.extension_reason, p.extension_requested_at, p.excused_reason,
        greatest(
          (SELECT max(r.level) FROM reminder r WHERE r.duty_id = p.id AND r.track = 'deadline' AND r.anchor_date = p.due_date
            AND r.recorded_at < ${known}),
          (SELECT max(array_position(ARRAY['blue', 'yellow', 'red'], s.colour)) FROM ${slips} s WHERE s.project_id = p.id AND s.ended_at IS NULL),
          0) AS level
      FROM ${projects} p WHERE ${late.join(' AND ')}
    ), page AS (
      SELECT *, (SELECT count(*)::int FROM late WHERE ${wanted}) AS total FROM late WHERE ${wanted} AND ${after} ORDER BY -level, due_date, id LIMIT ${limit}
    )
    SELECT q.id AS "projectId", q.version, q.title, q.text, q.series, q.state, q.due_date AS "dueDate", q.original_due_date AS "originalDueDate",
      q.percent, q.level, q.extensions, q.returns, q.requested_due_date AS "requestedDueDate", q.excused_reason AS "excusedReason",
      jsonb_build_object('id', d.id, 'name', d.name) AS "leadDepartment",
      CASE WHEN l.id IS NOT NULL THEN jsonb_build_object('id', l.id, 'name', l.name) END AS leader,
      (SELECT count(*)::int FROM reminder r WHERE r.duty_id = q.id AND r.level BETWEEN 1 AND 3 AND r.merged_into IS NULL
        AND r.track <> 'raise' AND r.recorded_at < ${known}) AS urges,
      q.total, n.slips, n.red AS "redSlips", o.slip AS "openSlip", w.reason
    FROM page q JOIN department d ON d.id = q.lead_department_id LEFT JOIN person l ON l.id = q.leader_id
    CROSS JOIN LATERAL (SELECT count(*)::int AS slips, (count(*) FILTER (WHERE s.colour = 'red'))::int AS red
      FROM ${slips} s WHERE s.project_id = q.id AND s.state <> 'withdrawn') n
    LEFT JOIN LATERAL (SELECT jsonb_build_object('id', s.id, 'year', s.year, 'number', s.number, 'colour', s.colour, 'state', s.state,
        'answerDue', s.answer_due) AS slip FROM ${slips} s WHERE s.project_id = q.id AND s.ended_at IS NULL
      ORDER BY array_position(ARRAY['red', 'yellow', 'blue'], s.colour) LIMIT 1) o ON true
    LEFT JOIN LATERAL (SELECT jsonb_build_object('text', g.text, 'from', g.source, 'at', g.at) AS reason FROM (
        SELECT r.problems AS text, 'report' AS source, r.reported_at AS at FROM progress_report r
          WHERE r.project_id = q.id AND r.problems <> '' AND r.reported_at < ${known}
        UNION ALL SELECT s.answer, 'slip-answer', s.answered_at FROM ${slips} s WHERE s.project_id = q.id AND s.answer IS NOT NULL
        UNION ALL SELECT q.extension_reason, 'extension-request', q.extension_requested_at WHERE q.extension_reason IS NOT NULL
      ) g ORDER BY g.at DESC LIMIT 1) w ON true
    ORDER BY -q.level, q.due_date, q.id`;
}
