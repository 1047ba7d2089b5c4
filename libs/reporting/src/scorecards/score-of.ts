import type { Language } from '#platform';
import type { CivilDate } from '#work-calendar';
import { type RateRow, rateRowsOf, type Rates, ratesOf } from './rates.js';
import type { DepartmentFacts, FactKind, ScoredItem, ScoreFact } from './score-facts.js';
import type { Deduction, DeductionRule, ScoreRole, ScoreRules } from './score-rules.js';

/** Does a line count, and if not, why: one cause counts once (同因从重), 容错, 申诉成立. */
const LINE_STATES = ['counted', 'absorbed', 'excused', 'appealed'] as const;
type LineState = (typeof LINE_STATES)[number];

/** One number behind a score. */
export interface ScoreLine {
  /** The fact it rests on. */
  id: string;
  rule: Deduction | 'early-completion';
  /** zh-CN. */
  name: string;
  projectId: string;
  role: ScoreRole;
  /** When it was due, or happened; a delay from an earlier period: the first day on which it stood in this one. */
  date: CivilDate;
  /** The due date of a delay that began in an earlier period; null for everything else. */
  since: CivilDate | null;
  doneOn: CivilDate | null;
  /** What the rule gives: negative for a deduction. */
  points: number;
  /** What it takes from or adds to the sums: by role and weight of the item; 0 where it does not count. */
  counted: number;
  state: LineState;
  eventId: string | null;
  /** The public rule or the peer that it follows. */
  source: Record<Language, string>;
}

export interface Score {
  /** 0 to 100, two decimals. */
  score: number;
  /** Has enough items to be ranked. */
  isRanked: boolean;
  /** As lead, as helper. */
  items: Record<ScoreRole, number>;
  /** Σ(role · weight · deduction), Σ(role · weight · worth), min(cap, Σ early). */
  deducted: number;
  worth: number;
  bonus: number;
  /** What the bonus adds to the score: it makes up for a part of what was lost, never for all of it. */
  madeUp: number;
  rates: Rates;
  /** Behind the rates and the items. */
  rows: RateRow[];
  /** In order of time. */
  lines: ScoreLine[];
}

/**
 * The score of one department. Pure: the same facts and rules give the same score at any time. Early ends make up for the share
 * `early.makesUp` of what was lost at most, so who lost something never has 100.
 */
export function scoreOf({ items, facts, upheld }: DepartmentFacts, rules: ScoreRules): Score {
  const byProject = new Map(items.map((item) => [item.projectId, item]));
  const lines = facts.flatMap((fact) => lineOf(fact, byProject.get(fact.projectId), upheld, rules) ?? []);
  absorb(lines, rules);
  const weightOf = ({ role, priority }: ScoredItem): number => rules.roles[role] * rules.weights[priority];
  const worth = items.reduce((sum, item) => sum + weightOf(item) * rules.worth.points, 0);
  for (const line of lines) {
    const item = byProject.get(line.projectId);
    const weight = line.points > 0 ? 1 : rules.roles[line.role] * (item ? rules.weights[item.priority] : 1);
    line.counted = line.state === 'counted' ? rounded(line.points * weight) : 0;
  }
  const sum = (isKind: (line: ScoreLine) => boolean): number =>
    lines.filter(isKind).reduce((total, { counted }) => total + counted, 0);
  const deducted = rounded(-sum(({ counted }) => counted < 0));
  const bonus = rounded(
    Math.min(
      rules.early.cap,
      sum(({ counted }) => counted > 0),
    ),
  );
  const rows = rateRowsOf({ items, facts, upheld });
  const lost = worth > 0 ? (100 * deducted) / worth : 0;
  const madeUp = Math.min(bonus, rules.early.makesUp * lost);
  return {
    score: rounded(Math.max(0, 100 - lost + madeUp)),
    isRanked: items.length >= rules.ranked.fromItems,
    items: { lead: countOf(items, 'lead'), helper: countOf(items, 'helper') },
    deducted,
    worth: rounded(worth),
    bonus,
    madeUp: rounded(madeUp),
    rates: ratesOf(rows),
    rows,
    lines: lines.toSorted((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1)),
  };
}

/** Only what takes something from a score, or would if another line of the same cause did not, is appealed. */
export function isDeduction({ points, state }: Pick<ScoreLine, 'points' | 'state'>): boolean {
  return points < 0 && (state === 'counted' || state === 'absorbed');
}

function countOf(items: readonly ScoredItem[], role: ScoreRole): number {
  return items.filter((item) => item.role === role).length;
}

function lineOf(fact: ScoreFact, item: ScoredItem | undefined, upheld: ReadonlySet<string>, rules: ScoreRules): ScoreLine | null {
  const { id, projectId, role, date, since = null, doneOn, eventId } = fact;
  const facts = { id, projectId, role, date, since, doneOn, eventId, counted: 0 };
  const bonus = bonusOf(fact, rules);
  if (bonus !== null)
    return {
      ...facts,
      rule: 'early-completion',
      name: '提前办结',
      points: bonus,
      state: 'counted',
      source: sourceOf(rules.early),
    };
  const rule = deductionOf(fact, rules);
  if (rule === null) return null;
  const { name, points, excusable, roles, ...sourced }: DeductionRule = rules.deductions[rule];
  if (!roles.includes(role)) return null;
  const isExcused = excusable === true && item?.isExcused === true;
  return { ...facts, rule, name, points: 0 - points, state: stateOf(isExcused, upheld.has(id)), source: sourceOf(sourced) };
}

function sourceOf({ source, sourceZh }: Pick<DeductionRule, 'source' | 'sourceZh'>): ScoreLine['source'] {
  return { en: source, 'zh-CN': sourceZh ?? source };
}

function stateOf(isExcused: boolean, isAppealed: boolean): LineState {
  if (isAppealed) return 'appealed';
  return isExcused ? 'excused' : 'counted';
}

function bonusOf({ kind, count, role }: ScoreFact, { early }: ScoreRules): number | null {
  if (kind !== 'early-completion' || role !== 'lead') return null;
  return early.steps.findLast(({ fromWorkdays }) => count >= fromWorkdays)?.points ?? null;
}

const DEEDS: Partial<Record<FactKind, Deduction>> = {
  'completion-returned': 'completion-returned',
  'report-returned': 'report-returned',
  extension: 'extension',
  'red-slip': 'red-slip',
};

function deductionOf({ kind, count }: ScoreFact, { signature, report }: ScoreRules): Deduction | null {
  switch (kind) {
    case 'signature':
      return count === 0 ? null : count >= signature.missingFromWorkdays ? 'signature-missing' : 'signature-late';
    case 'report':
      return count === 0 ? null : count >= report.missingFromWorkdays ? 'report-missing' : 'report-late';
    case 'completion':
      return count === 0 ? null : 'completion-late';
    case 'yellow-slip':
      return count >= 2 ? 'second-yellow-slip' : null;
    default:
      return DEEDS[kind] ?? null;
  }
}

/** Of the lines with one cause only the largest counts; of equal ones the first. */
function absorb(lines: ScoreLine[], rules: ScoreRules): void {
  const largest = new Map<string, ScoreLine>();
  for (const line of lines) {
    const group = line.rule === 'early-completion' ? undefined : rules.deductions[line.rule].group;
    if (group === undefined || line.state !== 'counted') continue;
    const cause = `${group} ${line.projectId}`;
    const rival = largest.get(cause);
    if (rival && (rival.points < line.points || (rival.points === line.points && rival.date <= line.date))) {
      line.state = 'absorbed';
    } else {
      if (rival) rival.state = 'absorbed';
      largest.set(cause, line);
    }
  }
}

/** Two decimals: what people read and add up. */
function rounded(value: number): number {
  return Math.round((value + Number.EPSILON) * 100) / 100;
}
