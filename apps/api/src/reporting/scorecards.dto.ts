import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, MaxLength, Min, Max } from 'class-validator';
import type { Appeal, CardLine, CardRow } from '#reporting';
import { NamedAnswer, ProjectLinkAnswer } from '../projects/projects.answers.js';
import { IsCivilDate, ScopeQuery } from '../projects/projects.dto.js';
import type { Decimal } from '../http/input/decimal.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class ScorecardsQuery extends ScopeQuery {
  /** 2022-06, 2022-Q2, 2022-H1 or 2022; default: the current month @example "2022-Q2" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(10)
  period?: string;

  @ApiPropertyOptional({ example: '2022-04-01', description: 'With `to`, instead of `period`' })
  @MayBeLeftOut()
  @IsCivilDate()
  from?: string;

  /** @example "2022-05-15" */
  @MayBeLeftOut()
  @IsCivilDate()
  to?: string;
}

export class ComparedScorecardsQuery extends ScorecardsQuery {
  /** By this version of the rules; default: those in force on the day @example 2 */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  rules?: number;
}

export class PeriodAnswer {
  /** @example "2022-Q2" */ key: string;
  /** @example "2022年第二季度" */ name: string;
  /** @example "2022-04-01" */ from: string;
  /** @example "2022-06-30" */ to: string;
}

export class RulesAnswer {
  /** @example "督办考核评分规则" */ title: string;
  /** @example 1 */ version: number;
}

export class RateAnswer {
  /** @example 12 */ of: number;
  /** @example 9 */ kept: number;
  /** @example 0.75 */ share: Decimal | null;
}

export class SlipCountsAnswer {
  /** @example 1 */ yellow: number;
  /** @example 0 */ red: number;
}

export class RatesAnswer {
  /** 按时签收率 */ signature: RateAnswer;
  /** 反馈及时率 */ report: RateAnswer;
  /** 按期办结率 */ completion: RateAnswer;
  /** 一次通过率 */ firstReview: RateAnswer;
  /** 延期率 */ extension: RateAnswer;
  /** 平均逾期, workdays @example 6.5 */ averageWorkdaysOverdue: Decimal | null;
  slips: SlipCountsAnswer;
  /** 提前办结 @example 2 */ early: number;
  /** 容错: delays that stay out @example 1 */ excused: number;
}

export class ScoredItemsAnswer {
  /** @example 11 */ lead: number;
  /** @example 4 */ helper: number;
}

/** What lists a number: the query of GET /v1/projects. */
export class ScoreQueriesAnswer {
  /** @example "leadDepartmentId=0190f3a2-5f6b-7cde-8a01-23456789abcd&lamp=red" */ red: string | null;
}

export class RankedScoreAnswer {
  department: NamedAnswer;
  /** Of equal scores the better 按期办结率 comes first, then the larger load; who is equal in all has the same; null: fewer items than are ranked @example 3 */
  rank: number | null;
  /** @example 85.93 */ score: Decimal;
  /** Projects that it leads and that are red on the day, of those that you see @example 1 */ red: number;
  queries: ScoreQueriesAnswer;
  isRanked: boolean;
  items: ScoredItemsAnswer;
  /** Σ(role · weight · deduction) @example 5.1 */ deducted: Decimal;
  /** Σ(role · weight · 10) @example 35 */ worth: Decimal;
  /** min(10, Σ early) @example 0.5 */ bonus: Decimal;
  /** What the bonus adds to the score: half of what was lost at most @example 0.5 */ madeUp: Decimal;
  rates: RatesAnswer;
}

export class RankingAnswer {
  period: PeriodAnswer;
  /** The one of the same kind before it, to compare with */ periodBefore: PeriodAnswer;
  /** The day on which one looks @example "2022-10-10" */ day: string;
  rules: RulesAnswer;
  departments: RankedScoreAnswer[];
}

export class LineAppealAnswer {
  id: string;
  /** @example "submitted" */ state: Appeal['state'];
}

export class ScoreLineAnswer {
  /** @example "report.2022-04-28.0190f3a2-5f6b-7cde-8a01-23456789abcd" */ id: string;
  rule: CardLine['rule'];
  /** @example "逾期反馈" */ name: string;
  /** null: another department has it now */ project: ProjectLinkAnswer | null;
  role: CardLine['role'];
  /** When it was due, or happened; a delay from an earlier period: the first day on which it stood in this one @example "2022-04-28" */
  date: string;
  /** The due date of a delay that began in an earlier period @example "2022-03-31" */ since: string | null;
  /** @example "2022-05-05" */ doneOn: string | null;
  /** By the rule @example -0.1 */ points: Decimal;
  /** By role and weight; 0 where it does not count @example -0.1 */ counted: Decimal;
  /** absorbed: the same cause counts once, the larger */ state: CardLine['state'];
  /** In the history of the project */ eventId: string | null;
  /** The public rule or the peer that it follows, in the language asked for @example "某县日常工作考核：逾期反馈扣 0.1 分" */ source: string;
  /** What the department has said against it; null: nothing */ appeal: LineAppealAnswer | null;
  /** Whether you may appeal it now */ mayAppeal: boolean;
}

export class ScoreRowAnswer {
  /** The number that counts it: an item by role, one of the rates, a slip, an early end, an excused delay */ number: CardRow['number'];
  /** null: another department has it now */ project: ProjectLinkAnswer | null;
  /** When it was due, or happened; null where it has no day @example "2022-04-28" */ date: string | null;
  /** @example "2022-05-05" */ doneOn: string | null;
  /** Counts above the line: in time, at the first review, extended */ kept: boolean;
  /** Past the date; of an early end before it; else 0 @example 5 */ workdays: number;
}

export class ScorecardAnswer extends RankedScoreAnswer {
  period: PeriodAnswer;
  /** The one of the same kind before it, to compare with */ periodBefore: PeriodAnswer;
  /** @example "2022-10-10" */ day: string;
  rules: RulesAnswer;
  lines: ScoreLineAnswer[];
  /** What the rates, and the numbers of items, count */ rows: ScoreRowAnswer[];
}
