import { Injectable } from '@nestjs/common';
import { directory } from '#identity';
import { Clock, notFound, type Tx } from '#platform';
import { Plan } from '#plans';
import { EVERYBODY } from '#projects';
import { AWAITING_ANSWER, type SlipState } from '#slips';
import { civilDateOf } from '#work-calendar';
import { BoardService } from '../board/board.service.js';
import type { Statistics, Tally } from '../board/statistics.js';
import type { DeskQuestion } from '../overdue/overdue-desk.queries.js';
import type { RedProject } from '../overdue/overdue-project.js';
import { OverdueService } from '../overdue/overdue.service.js';
import { type Period, periodBefore, periodOf } from '../scorecards/period.js';
import { type RankedScore, ScorecardsService } from '../scorecards/scorecards.service.js';
import type { CircularFigures, CircularScope, RankingLine, RedLine } from './circular-figures.js';
import type { CircularRules } from '../rules/circular-rules.js';
import { projectsToName } from '../drafts/named-in-circular.js';
import { comparisonSentence, doneShare } from './compare.js';
import { mentionsOf } from './mentions.js';

/** What a circular is about. */
export interface CircularSubject {
  /** Key of the period: 2022-06, 2022-Q2, 2022-H1, 2022. */
  period: string;
  planId?: string;
  series?: string;
  /** Only projects of this leader in charge. */
  leaderId?: string;
}

/** More is no list that anybody reads; how many are left out is said. */
const LONGEST_RED_LIST = 2000;
const PAGE = 500;
/** 督办（红）: 通报 and 约谈 are drafted for a person to decide, and nothing that everybody reads. */
const HIGHEST_PUBLISHED = 3;

/** Gathers the figures of circulars. */
@Injectable()
export class FiguresGatherer {
  constructor(
    private readonly clock: Clock,
    private readonly board: BoardService,
    private readonly overdue: OverdueService,
    private readonly scorecards: ScorecardsService,
  ) {}

  /**
   * The figures as they were known at the end of the period, or as they are now while it goes on.
   * @throws DomainError `period.invalid`, `plan.not-found`
   */
  async gather(
    tx: Tx,
    { period: key, planId, series, leaderId }: CircularSubject,
    rules: CircularRules,
  ): Promise<CircularFigures> {
    const period = periodOf(key);
    const today = civilDateOf(this.clock.now());
    const isOver = today > period.to;
    const look: Look = {
      period,
      day: isOver ? period.to : today,
      isPast: isOver,
      ...(planId === undefined ? {} : { planId }),
      ...(series === undefined ? {} : { series }),
      ...(leaderId === undefined ? {} : { leaderId }),
    };
    const scope = await scopeOf(tx, look);
    // First, because it refuses a period that has not begun.
    const scores = await this.scores(tx, look);
    const statistics = await this.statistics(tx, look);
    const redList = await this.redList(tx, look);
    const former = periodBefore(period);
    const before = await this.periodBefore(tx, { ...look, period: former, day: former.to, isPast: true });
    const ranking = rankingOf(scores, before?.scores ?? []);
    const tally = tallyOf(statistics);
    const compared = before === null ? null : { period: former, tally: before.tally };
    return {
      scope,
      period,
      day: look.day,
      isOver,
      headline: headlineOf(statistics),
      comparison: comparisonSentence({ tally, before: compared, ranking, periodBefore: former.name }),
      tally,
      parts: statistics.parts.map((part) => ({ part: part.part, ...tallyOf(part) })),
      before: compared,
      ranking,
      redList,
      redLeftOut: tally.behind - redList.length,
      ...mentionsOf({ ranking, redList }, rules),
      named: await projectsToName(tx, look),
      rules: { title: rules.title, version: rules.version },
    };
  }

  private statistics(tx: Tx, { period: _period, ...scope }: Look): Promise<Statistics> {
    return this.board.statisticsWithin(tx, { actor: EVERYBODY, ...scope });
  }

  private async scores(tx: Tx, { day, ...look }: Look): Promise<RankedScore[]> {
    const question = { ...look, today: day };
    return (await this.scorecards.rankingWithin(tx, EVERYBODY, question)).departments;
  }

  private async redList(tx: Tx, { day, isPast, planId, series, leaderId }: Look): Promise<RedLine[]> {
    const question: DeskQuestion = { filter: { planId, series, leaderId }, today: day, asOf: isPast };
    const lines: RedLine[] = [];
    for (let cursor: string | undefined; ;) {
      const limit = Math.min(PAGE, LONGEST_RED_LIST - lines.length);
      const from = { limit, ...(cursor === undefined ? {} : { cursor }) };
      const page = await this.overdue.redProjectsWithin(tx, EVERYBODY, question, from);
      lines.push(...page.items.map((project) => redLineOf(project, day)));
      if (page.nextCursor === null || lines.length >= LONGEST_RED_LIST) return lines;
      cursor = page.nextCursor;
    }
  }

  /** The period before; null where nothing was tracked at its end. */
  private async periodBefore(tx: Tx, look: Look): Promise<{ tally: Tally; scores: RankedScore[] } | null> {
    const tally = tallyOf(await this.statistics(tx, look));
    return tally.total === 0 ? null : { tally, scores: await this.scores(tx, look) };
  }
}

/** Which projects are looked at, for which period, on which day, with the knowledge of then or of now. */
interface Look {
  period: Period;
  day: string;
  isPast: boolean;
  planId?: string;
  series?: string;
  leaderId?: string;
}

async function scopeOf(tx: Tx, { planId, series: named, leaderId }: Look): Promise<CircularScope> {
  const series = named ?? null;
  const plan = planId === undefined ? null : await planOf(tx, planId);
  return { plan, series, leader: leaderId === undefined ? null : await leaderOf(tx, leaderId) };
}

function redLineOf({ leadDepartment, leader, openSlip, reason, ...project }: RedProject, day: string): RedLine {
  const { projectId, title, state, dueDate, percent, daysOverdue, workdaysOverdue, level, urges, excusedReason } = project;
  const isAwaited = openSlip !== null && (AWAITING_ANSWER as readonly SlipState[]).includes(openSlip.state);
  return {
    projectId,
    title,
    department: leadDepartment,
    leader: leader?.name ?? null,
    state,
    dueDate,
    percent,
    daysOverdue,
    workdaysOverdue,
    level: Math.min(level, HIGHEST_PUBLISHED),
    urges,
    reason: reason?.text ?? null,
    excusedReason,
    slip: openSlip && {
      number: openSlip.number,
      colour: openSlip.colour,
      isUnanswered: isAwaited && openSlip.answerDue < day,
    },
  };
}

function rankingOf(scores: readonly RankedScore[], before: readonly RankedScore[]): RankingLine[] {
  return scores.map(({ department, rank, score, items, rates, red }) => {
    const former = before.find((one) => one.department.id === department.id);
    return {
      department,
      rank,
      score,
      items,
      completion: rates.completion,
      report: rates.report,
      early: rates.early,
      red,
      before: former ? { rank: former.rank, score: former.score } : null,
    };
  });
}

function tallyOf({ total, done, ongoing, behind, green, yellow, suspended, carried }: Tally): Tally {
  return { total, done, ongoing, behind, green, yellow, suspended, carried };
}

/** zh-CN: the sentence of the statistics, then the lamps. */
function headlineOf(statistics: Statistics): string {
  const { sentence, green, yellow, behind, suspended, carried } = statistics;
  const share = doneShare(statistics);
  const resting = [...(suspended > 0 ? [`中止${suspended}项`] : []), ...(carried > 0 ? [`结转下年${carried}项`] : [])];
  const lamps = [`绿灯${green}项`, `黄灯${yellow}项`, `红灯${behind}项`, ...resting];
  return `${sentence}。其中${share === null ? '' : `办结率${share}%，`}${lamps.join('、')}。`;
}

/** @throws DomainError `plan.not-found` */
/** @throws DomainError `person.not-found` */
async function leaderOf(tx: Tx, id: string): Promise<{ id: string; name: string }> {
  const [leader] = await directory.contacts(tx, [id]);
  if (!leader) throw notFound('person', id);
  return { id, name: leader.name };
}

async function planOf(tx: Tx, id: string): Promise<Pick<Plan, 'id' | 'title' | 'issuer'>> {
  const plan = await tx.manager.findOne(Plan, { select: { id: true, title: true, issuer: true }, where: { id } });
  if (!plan) throw notFound('plan', id);
  return plan;
}
