import type { SelectQueryBuilder } from 'typeorm';
import { type Actor, Department, Person } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import { bindTo, Project, visibleTo } from '#projects';
import { Reminder } from '#reminders';
import { DraftDecision } from './draft-decision.entity.js';
import { Interview } from './interview.entity.js';
import { interviewNumber } from './interview-view.js';

/** 待审定, 已同意, 不予采纳, 已失效: the project ended, is suspended, or got another date. */
export const DRAFT_STATES = ['waiting', 'approved', 'dismissed', 'lapsed'] as const;
type DraftState = (typeof DRAFT_STATES)[number];

export interface DraftFilter {
  states?: readonly DraftState[];
  /** 4 通报, 5 约谈. */
  levels?: readonly number[];
  /** Leads the project. */
  departmentId?: string;
  leaderId?: string;
  planId?: string;
  projectId?: string;
}

interface Named {
  id: string;
  name: string;
}

/** A draft of 通报 (level 4) or 约谈 (level 5) that the ladder made, with what became of it. */
export interface Draft {
  id: string;
  level: number;
  state: DraftState;
  draftedAt: Date;
  /** Which date of the project the step belongs to, and the date. */
  track: string;
  anchorDate: string;
  project: { id: string; title: string };
  text: string;
  leadDepartment: Named;
  leader: Named | null;
  dueDate: string;
  percent: number;
  confidential: boolean;
  /** What was said with the decision. */
  reason: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  /** The circular that named it. */
  circularId: string | null;
  interview: { id: string; number: string } | null;
}

/** How many pass a filter, in all and of each level. */
export interface DraftCounts {
  total: number;
  byLevel: { level: number; count: number }[];
}

const STATE = `CASE WHEN e.decision IS NOT NULL THEN e.decision
  WHEN p.state NOT IN ('registered', 'in_progress', 'in_review') OR (r.track = 'deadline' AND r.anchorDate <> p.dueDate) THEN 'lapsed'
  ELSE 'waiting' END`;

/** A draft that was merged into another draft is spoken for by that one. */
const STANDS = `r.kind = 'draft' AND NOT EXISTS (SELECT 1 FROM reminder m WHERE m.id = r.mergedInto AND m.kind = 'draft')`;

const COLUMNS: readonly [column: string, name: string][] = [
  ['r.id', 'id'],
  ['r.level', 'level'],
  [STATE, 'state'],
  ['r.recordedAt', 'draftedAt'],
  ['r.track', 'track'],
  ['r.anchorDate', 'anchorDate'],
  ['p.id', 'projectId'],
  ['p.title', 'title'],
  ['p.text', 'text'],
  ['p.dueDate', 'dueDate'],
  ['p.percent', 'percent'],
  ['p.confidential', 'confidential'],
  ['d.id', 'departmentId'],
  ['d.name', 'departmentName'],
  ['l.id', 'leaderId'],
  ['l.name', 'leaderName'],
  ['e.reason', 'reason'],
  ['e.decidedByName', 'decidedByName'],
  ['e.decidedAt', 'decidedAt'],
  ['e.circularId', 'circularId'],
  ['i.id', 'interviewId'],
  ['i.year', 'interviewYear'],
  ['i.number', 'interviewNumber'],
];

interface Row extends Omit<Draft, 'project' | 'leadDepartment' | 'leader' | 'interview'> {
  projectId: string;
  title: string;
  departmentId: string;
  departmentName: string;
  leaderId: string | null;
  leaderName: string | null;
  interviewId: string | null;
  interviewYear: number;
  interviewNumber: number;
}

/** Drafts of projects that the actor sees, the oldest first. */
export async function listDrafts(
  db: Queryable,
  actor: Actor,
  filter: DraftFilter,
  page: { cursor?: string; limit: number },
): Promise<Page<Draft> & DraftCounts> {
  const query = passing(visibleDrafts(db, actor), filter);
  const counted = await query
    .clone()
    .select('r.level', 'level')
    .addSelect('count(*)::int', 'count')
    .groupBy('r.level')
    .orderBy('r.level')
    .getRawMany<{ level: number; count: number }>();
  if (page.cursor) {
    const [draftedAt, id] = decodeCursor(page.cursor, 2);
    query.andWhere('(r.recordedAt, r.id) > (:draftedAt::timestamptz, :afterId::uuid)', { draftedAt, afterId: id });
  }
  select(query)
    .orderBy('r.recordedAt')
    .addOrderBy('r.id')
    .limit(page.limit + 1);
  const drafts = (await query.getRawMany<Row>()).map(draftOf);
  return {
    ...toPage(drafts, page.limit, ({ draftedAt, id }) => [draftedAt.toISOString(), id]),
    total: counted.reduce((sum, { count }) => sum + count, 0),
    byLevel: counted,
  };
}

/** @throws DomainError `draft.not-found` */
export async function readDraft(db: Queryable, actor: Actor, id: string): Promise<Draft> {
  const row = await select(visibleDrafts(db, actor)).andWhere('r.id = :id', { id }).getRawOne<Row>();
  if (!row) throw notFound('draft', id);
  return draftOf(row);
}

function visibleDrafts(db: Queryable, actor: Actor): SelectQueryBuilder<Reminder> {
  const query = db.manager
    .createQueryBuilder(Reminder, 'r')
    .innerJoin(Project, 'p', 'p.id = r.projectId')
    .innerJoin(Department, 'd', 'd.id = p.leadDepartmentId')
    .leftJoin(Person, 'l', 'l.id = p.leaderId')
    .leftJoin(DraftDecision, 'e', 'e.draftId = r.id')
    .leftJoin(Interview, 'i', 'i.draftId = r.id');
  return query.where(`${STANDS} AND ${visibleTo(actor, bindTo(query))}`);
}

function select(query: SelectQueryBuilder<Reminder>): SelectQueryBuilder<Reminder> {
  query.select([]);
  for (const [column, name] of COLUMNS) query.addSelect(column, name);
  return query;
}

function passing(
  query: SelectQueryBuilder<Reminder>,
  { states, levels, departmentId, leaderId, planId, projectId }: DraftFilter,
): SelectQueryBuilder<Reminder> {
  if (states) query.andWhere(`(${STATE}) = ANY(:states)`, { states });
  if (levels) query.andWhere('r.level = ANY(:levels)', { levels });
  if (departmentId) query.andWhere('p.leadDepartmentId = :departmentId', { departmentId });
  if (leaderId) query.andWhere('p.leaderId = :leaderId', { leaderId });
  if (planId) query.andWhere('p.planId = :planId', { planId });
  if (projectId) query.andWhere('p.id = :projectId', { projectId });
  return query;
}

function draftOf(row: Row): Draft {
  const { projectId, title, departmentId, departmentName, leaderId, leaderName, ...rest } = row;
  const { interviewId, interviewYear, interviewNumber: number, ...draft } = rest;
  return {
    ...draft,
    project: { id: projectId, title },
    leadDepartment: { id: departmentId, name: departmentName },
    leader: leaderId === null ? null : { id: leaderId, name: leaderName ?? '' },
    interview: interviewId === null ? null : { id: interviewId, number: interviewNumber(interviewYear, number) },
  };
}
