import { Type } from 'class-transformer';
import { IsInt, IsString, Max, Min } from 'class-validator';
import type { Tally } from '#reporting';
import { ProjectFilterQuery } from '../projects/projects.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

/** The filter of the list of projects. */
export class BoardQuery extends ProjectFilterQuery {}

export class TrendQuery extends ProjectFilterQuery {
  /** First day. Default: ten weeks before the last @example "2022-04-01" */
  @MayBeLeftOut()
  @IsString()
  from?: string;

  /** Last day. Default: today @example "2022-10-10" */
  @MayBeLeftOut()
  @IsString()
  to?: string;

  /** Days from one point to the next. Default: 7 @example 7 */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(366)
  every?: number;
}

/** What lists a number: the query of GET /v1/projects; null: there is nothing to list. */
export class LampQueriesAnswer {
  /** @example "part=营造一流生态体系" */ total: string | null;
  /** @example "part=营造一流生态体系&lamp=red" */ red: string | null;
  /** @example "lamp=yellow" */ yellow: string | null;
  /** @example "lamp=green" */ green: string | null;
  /** @example "lamp=off" */ off: string | null;
}

export class DepartmentQueriesAnswer extends LampQueriesAnswer {
  /** @example "state=registered,in_progress,in_review" */ load: string | null;
}

export class DueWithinQueriesAnswer {
  /** @example "dueFrom=2022-10-10&dueTo=2022-10-17" */ 7: string | null;
  /** @example "dueFrom=2022-10-10&dueTo=2022-10-25" */ 15: string | null;
  /** @example "dueFrom=2022-10-10&dueTo=2022-11-09" */ 30: string | null;
}

export class WaitingQueriesAnswer {
  /** @example "waiting=unsigned" */ unsigned: string | null;
  /** @example "waiting=unreported" */ unreported: string | null;
  /** @example "waiting=to-review" */ inReview: string | null;
  /** @example "waiting=undecided" */ undecided: string | null;
}

export class TallyQueriesAnswer {
  /** @example "planId=0190f3a2-5f6b-7cde-8a01-23456789abcd" */ total: string | null;
  /** @example "state=closed" */ done: string | null;
  /** @example "state=registered,in_progress,in_review,suspended,carried_over&lamp=yellow,green,off" */ ongoing: string | null;
  /** @example "lamp=red" */ behind: string | null;
  /** @example "lamp=green" */ green: string | null;
  /** @example "lamp=yellow" */ yellow: string | null;
  /** @example "state=suspended" */ suspended: string | null;
  /** @example "state=carried_over" */ carried: string | null;
}

/** How many projects have which lamp. */
export class LampNumbersAnswer {
  /** @example 151 */ total: number;
  /** @example 16 */ red: number;
  /** @example 2 */ yellow: number;
  /** @example 81 */ green: number;
  /** Suspended, closed, cancelled @example 52 */ off: number;
}

export class LampCountsAnswer extends LampNumbersAnswer {
  queries: LampQueriesAnswer;
}

export class PartCountsAnswer extends LampCountsAnswer {
  /** @example "坚持以国际一流标准打造城市中心" */ part: string | null;
}

export class DepartmentNumbersAnswer extends LampNumbersAnswer {
  /** @example "生态环境分局" */ name: string;
  /** Open projects @example 12 */ load: number;
}

export class DepartmentCountsAnswer extends DepartmentNumbersAnswer {
  id: string;
  queries: DepartmentQueriesAnswer;
}

export class SeriesCountsAnswer extends LampCountsAnswer {
  /** @example "十项民生实事" */ series: string;
}

export class ChangedLampAnswer {
  id: string;
  /** @example "碧道建设" */ title: string;
  /** @example "生态环境分局" */ department: string;
  /** @example "2022-09-30" */ dueDate: string;
}

export class ChangedLampsAnswer {
  red: ChangedLampAnswer[];
  yellow: ChangedLampAnswer[];
}

export class DueWithinNumbersAnswer {
  /** @example 3 */ 7: number;
  /** @example 8 */ 15: number;
  /** @example 21 */ 30: number;
}

export class DueWithinAnswer extends DueWithinNumbersAnswer {
  queries: DueWithinQueriesAnswer;
}

export class WaitingNumbersAnswer {
  /** Not signed yet @example 4 */ unsigned: number;
  /** Signed, never reported @example 9 */ unreported: number;
  /** @example 2 */ inReview: number;
  /** Extension or objection that waits for an answer @example 1 */ undecided: number;
}

export class WaitingAnswer extends WaitingNumbersAnswer {
  queries: WaitingQueriesAnswer;
}

export class TrendPointAnswer {
  /** @example "2022-10-10" */ day: string;
  /** @example 150 */ total: number;
  /** @example 6 */ red: number;
  /** @example 5 */ yellow: number;
  /** @example 88 */ green: number;
  /** @example 51 */ off: number;
}

export class TrendAnswer {
  /** In order of days */ points: TrendPointAnswer[];
}

export class BoardAnswer {
  /** @example "2022-10-10" */ day: string;
  lamps: LampCountsAnswer;
  byPart: PartCountsAnswer[];
  byDepartment: DepartmentCountsAnswer[];
  bySeries: SeriesCountsAnswer[];
  /** Since the end of the day before; at most 200 each */ changedLamps: ChangedLampsAnswer;
  /** Open projects due within so many days */ dueWithin: DueWithinAnswer;
  waiting: WaitingAnswer;
}

export class TallyAnswer implements Tally {
  /** @example 150 */ total: number;
  /** 办结 @example 120 */ done: number;
  /** Not done and not red @example 24 */ ongoing: number;
  /** Lamp red @example 6 */ behind: number;
  /** @example 18 */ green: number;
  /** @example 5 */ yellow: number;
  /** @example 1 */ suspended: number;
  /** 结转下年 @example 0 */ carried: number;
}

export class StatisticsPartAnswer extends TallyAnswer {
  queries: TallyQueriesAnswer;
  /** @example "坚持以国际一流标准打造城市中心" */ part: string | null;
  /** @example "营造一流生态体系：25项具体工作，20项有力落实、4项持续推进、1项进度滞后" */ sentence: string;
}

export class StatisticsAnswer extends TallyAnswer {
  queries: TallyQueriesAnswer;
  /** @example "2022-10-10" */ day: string;
  /** @example "7个方面150项具体工作，120项有力落实、24项持续推进、6项进度滞后" */ sentence: string;
  parts: StatisticsPartAnswer[];
}
