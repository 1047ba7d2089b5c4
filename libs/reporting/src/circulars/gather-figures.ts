import { NIL } from 'uuid';
import type { Actor } from '#identity';
import { notFound, type Queryable } from '#platform';
import { civilDateOf } from '#work-calendar';
import { readStatistics, type Statistics, type Tally } from '../board/statistics.js';
import { type DeskQuestion, type RedProject, readRedProjects } from '../overdue/overdue-desk.js';
import { type Period, periodBefore, periodOf } from '../scorecards/period.js';
import { type RankedScore, readRanking } from '../scorecards/read-scorecards.js';
import { rulesFor } from '../scorecards/saved-score-rules.js';
import { AWAITING_ANSWER, type SlipState } from '#slips';
import type { CircularContext } from './circular-context.js';
import type { CircularFigures, CircularScope, RankingLine, RedLine } from './circular-figures.js';
import { comparisonSentence, doneShare } from './compare.js';
import { mentionsOf } from './mentions.js';

/** What a circular is about. */
export interface CircularSubject {
  /** Key of the period: 2022-06, 2022-Q2, 2022-H1, 2022. */
  period: string;
  planId?: string;
  series?: string;
}

/**
 * Whoever reads a circular: all departments. Every project is known to them but the confidential ones, whoever drafts it;
 * nobody has this id.
 */
const EVERYBODY: Actor = { id: NIL, name: '通报', kind: 'api-key', role: 'leader', departmentId: null };

/** More is no list that anybody reads; how many are left out is said. */
export const LONGEST_RED_LIST = 2000;
const PAGE = 500;
/** 督办（红）: 通报 and 约谈 are drafted for a person to decide, and nothing that everybody reads. */
const HIGHEST_PUBLISHED = 3;

/**
 * Gathers the figures as they were known at the end of the period, or as they stand now while it goes on.
 * @throws DomainError `period.invalid`, `plan.not-found`
 */
export async function gatherFigures(
  db: Queryable,
  { period: key, planId, series }: CircularSubject,
  context: CircularContext,
): Promise<CircularFigures> {
  const period = periodOf(key);
  const today = civilDateOf(context.clock.now());
  const isOver = today > period.to;
  const look: Look = {
    period,
    day: isOver ? period.to : today,
    isPast: isOver,
    ...(planId === undefined ? {} : { planId }),
    ...(series === undefined ? {} : { series }),
  };
  const scope = await scopeOf(db, look);
  // First, for it refuses a period that has not begun.
  const scores = await readScores(db, look, context);
  const statistics = await statisticsOn(db, look, context);
  const redList = await readRedList(db, look, context);
  const former = periodBefore(period);
  const before = await standingBefore(db, { ...look, period: former, day: former.to, isPast: true }, context);
  const ranking = rankingOf(scores, before?.scores ?? [], redList);
  const tally = tallyOf(statistics);
  const mentions = mentionsOf({ ranking, redList }, context.circularRules);
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
    ...mentions,
    rules: { title: context.circularRules.title, version: context.circularRules.version },
  };
}

/** Which projects are looked at, for which period, on which day, with the knowledge of then or of now. */
interface Look {
  period: Period;
  day: string;
  isPast: boolean;
  planId?: string;
  series?: string;
}

async function scopeOf(db: Queryable, { planId, series: named }: Look): Promise<CircularScope> {
  const series = named ?? null;
  if (planId === undefined) return { plan: null, series };
  const [plan] = await db.query<NonNullable<CircularScope['plan']>>('SELECT id, title, issuer FROM plan WHERE id = $1', [planId]);
  if (!plan) throw notFound('plan', planId);
  return { plan, series };
}

function statisticsOn(db: Queryable, { period: _period, ...scope }: Look, { calendar }: CircularContext): Promise<Statistics> {
  return readStatistics(db, { actor: EVERYBODY, ...scope }, calendar);
}

async function readScores(db: Queryable, { day, ...look }: Look, context: CircularContext): Promise<RankedScore[]> {
  const question = { ...look, today: day, onlyVisible: true };
  const rules = await rulesFor(db, question, context.clock.now());
  return (await readRanking(db, EVERYBODY, question, { ...context, rules })).departments;
}

async function readRedList(
  db: Queryable,
  { day, isPast, planId, series }: Look,
  { calendar }: CircularContext,
): Promise<RedLine[]> {
  const question: DeskQuestion = { filter: { planId, series }, today: day, asOf: isPast };
  const lines: RedLine[] = [];
  for (let cursor: string | undefined; ;) {
    const limit = Math.min(PAGE, LONGEST_RED_LIST - lines.length);
    const page = await readRedProjects(db, EVERYBODY, question, calendar, { limit, ...(cursor === undefined ? {} : { cursor }) });
    lines.push(...page.items.map((project) => redLineOf(project, day)));
    if (page.nextCursor === null || lines.length >= LONGEST_RED_LIST) return lines;
    cursor = page.nextCursor;
  }
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

/** The period before; null where nothing was tracked at its end. */
async function standingBefore(
  db: Queryable,
  look: Look,
  context: CircularContext,
): Promise<{ tally: Tally; scores: RankedScore[] } | null> {
  const tally = tallyOf(await statisticsOn(db, look, context));
  return tally.total === 0 ? null : { tally, scores: await readScores(db, look, context) };
}

function rankingOf(scores: readonly RankedScore[], before: readonly RankedScore[], redList: readonly RedLine[]): RankingLine[] {
  return scores.map(({ department, rank, score, items, rates }) => {
    const former = before.find((one) => one.department.id === department.id);
    return {
      department,
      rank,
      score,
      items,
      completion: rates.completion,
      report: rates.report,
      early: rates.early,
      red: redList.filter((line) => line.department.id === department.id).length,
      before: former ? { rank: former.rank, score: former.score } : null,
    };
  });
}

function tallyOf({ total, done, ongoing, behind, green, yellow, suspended }: Tally): Tally {
  return { total, done, ongoing, behind, green, yellow, suspended };
}

/** zh-CN: the sentence of the statistics, then the lamps. */
function headlineOf(statistics: Statistics): string {
  const { sentence, green, yellow, behind, suspended } = statistics;
  const share = doneShare(statistics);
  const lamps = [`绿灯${green}项`, `黄灯${yellow}项`, `红灯${behind}项`, ...(suspended > 0 ? [`中止${suspended}项`] : [])];
  return `${sentence}。其中${share === null ? '' : `办结率${share}%，`}${lamps.join('、')}。`;
}
