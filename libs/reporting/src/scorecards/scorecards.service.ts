import { Injectable } from '@nestjs/common';
import { type Actor, can, OfficeCalendar, seesAllProjects } from '#identity';
import { Database, DomainError, notFound, type Tx } from '#platform';
import { appealsAgainst } from './appeals.queries.js';
import type { AppealState } from './score-appeal.entity.js';
import { countBoard } from '../board/board.queries.js';
import { calendarsFor, type Scope } from '../board/projects-with-lamp.js';
import { FactsReader } from './facts-reader.js';
import { type Period, periodBefore } from './period.js';
import type { RateRow } from './rates.js';
import { ranked } from './ranking.js';
import { isDeduction, type Score, type ScoreLine, scoreOf } from './score-of.js';
import type { ScoreQuestion } from './score-question.js';
import { ScoreRulesService } from './score-rules.service.js';
import type { ScoreRules } from './score-rules.js';
import { departmentNames, type ScoredProject } from './scorecards.queries.js';

/** One row of the ranking. */
export interface RankedScore extends Omit<Score, 'lines' | 'rows'> {
  department: { id: string; name: string };
  /** Null: too few items. See {@link ranked}. */
  rank: number | null;
  /** Projects that it leads whose lamp is red on the day on which one looks, of those that the reader sees. */
  red: number;
}

export interface Ranking {
  period: Period;
  /** The one of the same kind before it, to compare with. */
  periodBefore: Period;
  /** The day on which one looks. */
  day: string;
  rules: Pick<ScoreRules, 'title' | 'version'>;
  /** Best first, then those without a rank. */
  departments: RankedScore[];
}

type ProjectLink = { id: string; title: string } | null;

/** A line with its project; null where another department has it now. */
export interface CardLine extends Omit<ScoreLine, 'projectId'> {
  project: ProjectLink;
  /** What the department has said against it (申诉), as it was known; null: nothing. */
  appeal: { id: string; state: AppealState } | null;
  /** Whether the one who asks may appeal it now. */
  mayAppeal: boolean;
}

/** A row behind a rate, with its project; null where another department has it now. */
export interface CardRow extends Omit<RateRow, 'projectId'> {
  project: ProjectLink;
}

export interface Scorecard extends RankedScore {
  period: Period;
  periodBefore: Period;
  day: string;
  rules: Pick<ScoreRules, 'title' | 'version'>;
  lines: CardLine[];
  /** What the rates and the numbers of items count. */
  rows: CardRow[];
}

interface Scored extends RankedScore, Pick<Score, 'lines' | 'rows'> {}

/** Scores of departments (考核). */
@Injectable()
export class ScorecardsService {
  constructor(
    private readonly database: Database,
    private readonly facts: FactsReader,
    private readonly rules: ScoreRulesService,
    private readonly calendars: OfficeCalendar,
  ) {}

  /**
   * All departments with something to score, best first; officers get the row of their own, with its rank among all.
   * @param rulesVersion default: the rules in force on the day on which one looks
   * @throws DomainError `period.invalid`, `score-rules.not-found`
   */
  ranking(actor: Actor, question: ScoreQuestion, rulesVersion?: number): Promise<Ranking> {
    return this.database.transaction((tx) => this.rankingWithin(tx, actor, question, rulesVersion));
  }

  /** The same in the transaction of the caller. */
  async rankingWithin(tx: Tx, actor: Actor, question: ScoreQuestion, rulesVersion?: number): Promise<Ranking> {
    const { departments, head } = await this.scores(tx, actor, question, rulesVersion);
    const own = departments.filter(({ department }) => seesDepartment(actor, department.id));
    return { ...head, departments: own.map(({ lines: _lines, rows: _rows, ...row }) => row) };
  }

  /**
   * The score of one department with the rows behind every number.
   * @throws DomainError `period.invalid`, `score-rules.not-found`; `scorecard.not-found` where nothing was to be scored, or for somebody
   *   of another department
   */
  scorecard(actor: Actor, departmentId: string, question: ScoreQuestion, rulesVersion?: number): Promise<Scorecard> {
    return this.database.transaction((tx) => this.scorecardWithin(tx, actor, departmentId, question, rulesVersion));
  }

  /** The same in the transaction of the caller. */
  async scorecardWithin(
    tx: Tx,
    actor: Actor,
    departmentId: string,
    question: ScoreQuestion,
    rulesVersion?: number,
  ): Promise<Scorecard> {
    if (!seesDepartment(actor, departmentId)) throw notFound('scorecard', departmentId);
    const { departments, projects, head } = await this.scores(tx, actor, question, rulesVersion);
    const card = departments.find(({ department }) => department.id === departmentId);
    if (!card) throw notFound('scorecard', departmentId);
    const appeals = await appealsAgainst(tx, departmentId, question);
    const lines = card.lines.map(({ projectId, ...line }): CardLine => {
      const project = linkTo(projects, projectId);
      const appeal = project && (appeals.get(line.id) ?? null);
      const mayAppeal = mayAppealNow(actor, departmentId, question) && project !== null && !appeal && isDeduction(line);
      return { ...line, project, appeal, mayAppeal };
    });
    const rows = card.rows.map(({ projectId, ...row }) => ({ ...row, project: linkTo(projects, projectId) }));
    return { ...head, ...card, lines, rows };
  }

  private async scores(tx: Tx, actor: Actor, question: ScoreQuestion, rulesVersion?: number): Promise<Scores> {
    const { period, today } = question;
    const rules = await this.rules.rulesFor(tx, question, rulesVersion);
    if (today < period.from)
      throw new DomainError(
        'period.invalid',
        `${period.key} has not begun on ${today}. Choose an earlier period or a later day.`,
        {
          period: period.key,
          today,
        },
      );
    const found = await this.facts.read(tx, actor, question, rules);
    const names = await departmentNames(tx, [...found.departments.keys()]);
    const red = await this.red(tx, actor, question);
    const scored = names.map((department) => {
      const facts = found.departments.get(department.id) ?? { items: [], facts: [], upheld: new Set<string>() };
      return { department, rank: null, red: red.get(department.id) ?? 0, ...scoreOf(facts, rules) };
    });
    const { title, version } = rules;
    return {
      departments: ranked(scored),
      projects: found.projects,
      head: { period, periodBefore: periodBefore(period), day: today, rules: { title, version } },
    };
  }

  private async red(
    tx: Tx,
    actor: Actor,
    { today: day, isPast, planId, series, leaderId }: ScoreQuestion,
  ): Promise<Map<string, number>> {
    const scope: Scope = { actor, day, isPast, planId, series, leaderId };
    const rows = await countBoard(tx, scope, await calendarsFor(scope, tx, this.calendars));
    return new Map(rows.flatMap(({ kind, key, red }) => (kind === 'department' && key !== null ? [[key, red]] : [])));
  }
}

interface Scores {
  projects: ReadonlyMap<string, ScoredProject>;
  departments: Scored[];
  head: Pick<Ranking, 'period' | 'periodBefore' | 'day' | 'rules'>;
}

function seesDepartment(actor: Actor, id: string): boolean {
  return seesAllProjects(actor) || actor.departmentId === id;
}

function linkTo(projects: ReadonlyMap<string, ScoredProject>, id: string): ProjectLink {
  const project = projects.get(id);
  return project?.isVisible ? { id: project.id, title: project.title } : null;
}

/** Its own people appeal, and what holds today. */
function mayAppealNow(actor: Actor, departmentId: string, { isPast }: ScoreQuestion): boolean {
  return !isPast && can(actor, 'project.handle') && actor.departmentId === departmentId;
}
