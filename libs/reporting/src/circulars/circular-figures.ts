import type { ProjectState } from '#policies';
import type { CivilDate } from '#work-calendar';
import type { Tally } from '../board/statistics.js';
import type { NamedProject } from '../drafts/named-in-circular.js';
import type { Period } from '../scorecards/period.js';
import type { Rate } from '../scorecards/rates.js';
import type { ScoreRole } from '../scorecards/score-rules.js';

/** A department or person by name. */
export interface Named {
  id: string;
  name: string;
}

/** Of which projects a circular speaks; null: of all. */
export interface CircularScope {
  plan: { id: string; title: string; issuer: string | null } | null;
  series: string | null;
  /** In charge of them. */
  leader: Named | null;
}

/** The numbers of a circular, as they were known on its day. They are kept with it and never change once it is issued. */
export interface CircularFigures {
  scope: CircularScope;
  period: Period;
  /** Up to which day is counted: the last of the period, or the day of drafting while it goes on. */
  day: CivilDate;
  /** Was the period over? */
  isOver: boolean;
  /** Sentences, zh-CN. */
  headline: string;
  comparison: string;
  tally: Tally;
  parts: (Tally & { part: string | null })[];
  /** The counts at the end of the period before; null: nothing was tracked then. */
  before: { period: Period; tally: Tally } | null;
  /** Best first, then those with too few items for a rank. */
  ranking: RankingLine[];
  /** Highest level first, then oldest. */
  redList: RedLine[];
  /** Red projects that do not fit on the list. */
  redLeftOut: number;
  praised: Mention[];
  criticised: Mention[];
  /** 点名通报: a supervisor decided so, and no circular has named them before. Earliest decision first. */
  named: NamedProject[];
  rules: { title: string; version: number };
}

export interface RankingLine {
  department: Named;
  /** Null: too few items. */
  rank: number | null;
  score: number;
  items: Record<ScoreRole, number>;
  /** 按期办结率, 反馈及时率. */
  completion: Rate;
  report: Rate;
  /** Items ended before their first due date. */
  early: number;
  /** Projects that it leads whose lamp is red on the day. */
  red: number;
  /** In the period before; null: nothing to score. */
  before: { rank: number | null; score: number } | null;
}

export interface RedLine {
  projectId: string;
  title: string;
  department: Named;
  leader: string | null;
  state: ProjectState;
  dueDate: CivilDate;
  percent: number;
  /** 0: not overdue, but far behind its planned progress. */
  daysOverdue: number;
  workdaysOverdue: number;
  /** Of escalation, 0 to 3: higher levels are only proposed. */
  level: number;
  urges: number;
  /** In the department's own words; null: none was given. */
  reason: string | null;
  /** 容错. */
  excusedReason: string | null;
  /** A slip that is open, its answer overdue or not. */
  slip: { number: string; colour: string; isUnanswered: boolean } | null;
}

/** Why a department is named, by which rule. */
export interface MentionReason {
  rule: 'top' | 'early' | 'unexplained' | 'unanswered' | 'lowest';
  /** zh-CN. */
  text: string;
}

export interface Mention {
  department: Named;
  reasons: MentionReason[];
}
