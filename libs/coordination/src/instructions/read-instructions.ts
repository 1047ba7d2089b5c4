import type { SelectQueryBuilder } from 'typeorm';
import { type Actor, can, Department } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import { hasEnded, type ProjectState } from '#policies';
import { bindTo, Project, visibleTo } from '#projects';
import { Instruction } from '../entities/instruction.entity.js';

/** 不须答复, 待答复, 已答复, 项目已结束. */
export const INSTRUCTION_STATES = ['noted', 'open', 'answered', 'ended'] as const;
export type InstructionState = (typeof INSTRUCTION_STATES)[number];

export interface InstructionFilter {
  states?: readonly InstructionState[];
  projectId?: string;
  /** Leads the project. */
  departmentId?: string;
  /** Wrote it. */
  leaderId?: string;
}

/** An instruction as people read it. */
export interface InstructionView extends Omit<Instruction, 'projectId' | 'leaderId' | 'leaderName'> {
  project: { id: string; title: string };
  leadDepartment: { id: string; name: string };
  leader: { id: string; name: string };
  state: InstructionState;
  /** Whoever reads it may answer it now. */
  answerable: boolean;
}

interface Row extends Instruction {
  title: string;
  projectState: ProjectState;
  departmentId: string;
  departmentName: string;
}

const ENDED = `p.state IN ('closed', 'cancelled', 'carried_over')`;
const STATE = `CASE WHEN n.answeredAt IS NOT NULL THEN 'answered' WHEN n.answerBy IS NULL THEN 'noted' WHEN ${ENDED} THEN 'ended' ELSE 'open' END`;

const COLUMNS = [
  'id',
  'projectId',
  'text',
  'leaderId',
  'leaderName',
  'recordedByName',
  'givenAt',
  'answerBy',
  'answer',
  'answeredByName',
  'answeredAt',
] as const;

/** Instructions on projects that the actor sees, the latest first. */
export async function listInstructions(
  db: Queryable,
  actor: Actor,
  { states, projectId, departmentId, leaderId }: InstructionFilter,
  page: { cursor?: string; limit: number },
): Promise<Page<InstructionView>> {
  const query = visibleInstructions(db, actor)
    .orderBy('n.givenAt', 'DESC')
    .addOrderBy('n.id', 'DESC')
    .limit(page.limit + 1);
  if (states) query.andWhere(`(${STATE}) = ANY(:states)`, { states });
  if (projectId) query.andWhere('n.projectId = :projectId', { projectId });
  if (departmentId) query.andWhere('p.leadDepartmentId = :departmentId', { departmentId });
  if (leaderId) query.andWhere('n.leaderId = :leaderId', { leaderId });
  if (page.cursor) {
    const [givenAt, id] = decodeCursor(page.cursor, 2);
    query.andWhere('(n.givenAt, n.id) < (:givenAt::timestamptz, :afterId::uuid)', { givenAt, afterId: id });
  }
  const found = (await query.getRawMany<Row>()).map((row) => viewOf(row, actor));
  return toPage(found, page.limit, ({ givenAt, id }) => [givenAt.toISOString(), id]);
}

/** @throws DomainError `instruction.not-found` */
export async function readInstruction(db: Queryable, actor: Actor, id: string): Promise<InstructionView> {
  const row = await visibleInstructions(db, actor).andWhere('n.id = :id', { id }).getRawOne<Row>();
  if (!row) throw notFound('instruction', id);
  return viewOf(row, actor);
}

function visibleInstructions(db: Queryable, actor: Actor): SelectQueryBuilder<Instruction> {
  const query = db.manager
    .createQueryBuilder(Instruction, 'n')
    .innerJoin(Project, 'p', 'p.id = n.projectId')
    .innerJoin(Department, 'd', 'd.id = p.leadDepartmentId')
    .select([]);
  for (const column of COLUMNS) query.addSelect(`n.${column}`, column);
  query
    .addSelect('p.title', 'title')
    .addSelect('p.state', 'projectState')
    .addSelect('d.id', 'departmentId')
    .addSelect('d.name', 'departmentName');
  return query.where(visibleTo(actor, bindTo(query)));
}

/** The lead department answers; a supervisor may for it. */
export function mayAnswer(actor: Actor, leadDepartmentId: string): boolean {
  return can(actor, 'project.supervise') || (can(actor, 'project.handle') && actor.departmentId === leadDepartmentId);
}

function viewOf(row: Row, actor: Actor): InstructionView {
  const { title, projectState, departmentId, departmentName, projectId, leaderId, leaderName, ...instruction } = row;
  return {
    ...instruction,
    project: { id: projectId, title },
    leadDepartment: { id: departmentId, name: departmentName },
    leader: { id: leaderId, name: leaderName },
    state: stateOf(instruction, projectState),
    answerable: instruction.answeredAt === null && mayAnswer(actor, departmentId),
  };
}

/** The same as the SQL above. */
function stateOf({ answerBy, answeredAt }: Pick<Instruction, 'answerBy' | 'answeredAt'>, state: ProjectState): InstructionState {
  if (answeredAt !== null) return 'answered';
  if (answerBy === null) return 'noted';
  return hasEnded(state) ? 'ended' : 'open';
}
