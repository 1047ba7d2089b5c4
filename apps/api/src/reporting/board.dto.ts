import type { Tally } from '#reporting';
import { ProjectFilterQuery } from '../projects/projects.dto.js';

/** The filter of the list of projects. */
export class BoardQuery extends ProjectFilterQuery {}

/** What lists a number: the query of GET /v1/projects; null: there is nothing to list. */
export class LampQueriesAnswer {
  /** @example "part=营造一流生态体系" */ total: string | null;
  /** @example "part=营造一流生态体系&lamp=red" */ red: string | null;
  yellow: string | null;
  green: string | null;
  off: string | null;
}

export class DepartmentQueriesAnswer extends LampQueriesAnswer {
  load: string | null;
}

export class DueWithinQueriesAnswer {
  7: string | null;
  15: string | null;
  30: string | null;
}

export class WaitingQueriesAnswer {
  /** @example "waiting=unsigned" */ unsigned: string | null;
  unreported: string | null;
  inReview: string | null;
  undecided: string | null;
}

export class TallyQueriesAnswer {
  total: string | null;
  done: string | null;
  ongoing: string | null;
  behind: string | null;
  green: string | null;
  yellow: string | null;
  suspended: string | null;
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

export class DepartmentCountsAnswer extends LampNumbersAnswer {
  id: string;
  /** @example "生态环境分局" */ name: string;
  /** Open projects @example 12 */ load: number;
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

export class DueWithinAnswer {
  /** @example 3 */ 7: number;
  /** @example 8 */ 15: number;
  /** @example 21 */ 30: number;
  queries: DueWithinQueriesAnswer;
}

export class WaitingAnswer {
  /** Not signed yet @example 4 */ unsigned: number;
  /** Signed, never reported @example 9 */ unreported: number;
  /** @example 2 */ inReview: number;
  /** Extension or objection that waits for an answer @example 1 */ undecided: number;
  queries: WaitingQueriesAnswer;
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
