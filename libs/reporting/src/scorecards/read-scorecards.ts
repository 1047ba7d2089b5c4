import { type Actor, seesAllProjects } from '#identity';
import { DomainError, notFound, type Queryable } from '#platform';
import type { Period } from './period.js';
import { type FactsFound, readFacts, type ScoreContext, type ScoredProject, type ScoreQuestion } from './read-facts.js';
import { type Score, type ScoreLine, scoreOf } from './score-of.js';
import type { ScoreRules } from './score-rules.js';

/** One row of the ranking. */
export interface RankedScore extends Omit<Score, 'lines'> {
  department: { id: string; name: string };
  /** Equal scores have equal ranks; null: too few items. */
  rank: number | null;
}

export interface Ranking {
  period: Period;
  /** The day on which one looks. */
  day: string;
  rules: Pick<ScoreRules, 'title' | 'version'>;
  /** Best first, then those without a rank. */
  departments: RankedScore[];
}

/** A line with its project; null for a confidential one that the reader may not know of. */
export interface CardLine extends Omit<ScoreLine, 'projectId'> {
  project: { id: string; title: string } | null;
}

export interface Scorecard extends RankedScore {
  period: Period;
  day: string;
  rules: Pick<ScoreRules, 'title' | 'version'>;
  lines: CardLine[];
}

interface Scored extends RankedScore {
  lines: ScoreLine[];
}

/** All departments with something to score, best first; officers get the row of their own, with its rank among all. @throws DomainError `period.invalid` */
export async function readRanking(db: Queryable, actor: Actor, question: ScoreQuestion, context: ScoreContext): Promise<Ranking> {
  const { departments } = await readScores(db, actor, question, context);
  const own = departments.filter(({ department }) => seesDepartment(actor, department.id));
  return { ...headOf(question, context), departments: own.map(({ lines: _lines, ...row }) => row) };
}

/**
 * The score of one department with the rows behind every number.
 * @throws DomainError `period.invalid`; `scorecard.not-found` where nothing was to be scored, or for somebody of another department
 */
export async function readScorecard(
  db: Queryable,
  actor: Actor,
  departmentId: string,
  question: ScoreQuestion,
  context: ScoreContext,
): Promise<Scorecard> {
  if (!seesDepartment(actor, departmentId)) throw notFound('scorecard', departmentId);
  const { departments, projects } = await readScores(db, actor, question, context);
  const card = departments.find(({ department }) => department.id === departmentId);
  if (!card) throw notFound('scorecard', departmentId);
  return { ...headOf(question, context), ...card, lines: card.lines.map((line) => shown(line, projects)) };
}

function headOf({ period, today }: ScoreQuestion, { rules }: ScoreContext): Pick<Ranking, 'period' | 'day' | 'rules'> {
  return { period, day: today, rules: { title: rules.title, version: rules.version } };
}

function seesDepartment(actor: Actor, id: string): boolean {
  return seesAllProjects(actor) || actor.departmentId === id;
}

function shown({ projectId, ...line }: ScoreLine, projects: ReadonlyMap<string, ScoredProject>): CardLine {
  const project = projects.get(projectId);
  return { ...line, project: project?.isVisible ? { id: project.id, title: project.title } : null };
}

async function readScores(
  db: Queryable,
  actor: Actor,
  question: ScoreQuestion,
  context: ScoreContext,
): Promise<Pick<FactsFound, 'projects'> & { departments: Scored[] }> {
  const { period, today } = question;
  if (today < period.from)
    throw new DomainError('period.invalid', `${period.key} has not begun on ${today}. Choose an earlier period or a later day.`, {
      period: period.key,
      today,
    });
  const found = await readFacts(db, actor, question, context);
  const names = await db.query<{ id: string; name: string }>('SELECT id, name FROM department WHERE id = ANY($1)', [
    [...found.departments.keys()],
  ]);
  const scored = names.map((department) => {
    const facts = found.departments.get(department.id) ?? { items: [], facts: [], upheld: new Set<string>() };
    return { department, rank: null, ...scoreOf(facts, context.rules) };
  });
  return { projects: found.projects, departments: ranked(scored) };
}

function ranked(scored: readonly Scored[]): Scored[] {
  const inOrder = scored.toSorted(
    (a, b) => Number(b.isRanked) - Number(a.isRanked) || b.score - a.score || (a.department.name < b.department.name ? -1 : 1),
  );
  return inOrder.map((one) => ({
    ...one,
    rank: one.isRanked ? inOrder.findIndex(({ score }) => score === one.score) + 1 : null,
  }));
}
