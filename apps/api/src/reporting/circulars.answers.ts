import type { CircularHead, CircularState, CircularView } from '#reporting';
import type { ProjectState } from '#policies';
import { TallyAnswer } from './board.dto.js';
import { CircularTextBody } from './circulars.dto.js';
import { PageAnswer } from '../http/input/page.dto.js';
import { NamedAnswer } from '../projects/projects.answers.js';
import { ScoredItemsAnswer, PeriodAnswer, RateAnswer, RulesAnswer } from './scorecards.dto.js';
import type { Decimal } from '../http/input/decimal.js';

export class CircularHeadAnswer {
  id: string;
  /** Without gaps within its year; null: not issued @example "通报〔2022〕6号" */ number: string | null;
  state: CircularState;
  /** @example "关于2022年6月重点工作落实情况的通报" */ title: string;
  /** @example "2022-06" */ period: string;
  /** null: of all plans */ planId: string | null;
  /** @example "十项民生实事" */ series: string | null;
  /** Only projects of this leader in charge; null: of all */ leaderId: string | null;
  /** @example "督查员" */ draftedByName: string;
  draftedAt: Date;
  /** @example "督查员" */ issuedByName: string | null;
  issuedAt: Date | null;
  /** @example 1 */ version: number;
  legalTransitions: CircularHead['legalTransitions'];
}

export class CircularPage extends PageAnswer {
  items: CircularHeadAnswer[];
}

export class CircularPlanAnswer {
  id: string;
  /** @example "松山湖2022年工作要点" */ title: string;
  /** @example "松山湖管委会" */ issuer: string | null;
}

export class CircularScopeAnswer {
  plan: CircularPlanAnswer | null;
  /** @example "十项民生实事" */ series: string | null;
  /** In charge of them */ leader: NamedAnswer | null;
}

export class CircularPartAnswer extends TallyAnswer {
  /** @example "营造一流生态体系" */ part: string | null;
}

export class CircularBeforeAnswer {
  period: PeriodAnswer;
  tally: TallyAnswer;
}

export class ScoreBeforeAnswer {
  /** @example 3 */ rank: number | null;
  /** @example 88.2 */ score: Decimal;
}

export class RankingLineAnswer {
  department: NamedAnswer;
  /** null: too few items @example 3 */ rank: number | null;
  /** @example 91.5 */ score: Decimal;
  items: ScoredItemsAnswer;
  /** 按期办结率 */ completion: RateAnswer;
  /** 反馈及时率 */ report: RateAnswer;
  /** 提前办结 @example 2 */ early: number;
  /** Projects on the red list that it leads @example 1 */ red: number;
  /** null: nothing to score in the period before */ before: ScoreBeforeAnswer | null;
}

export class RedSlipAnswer {
  /** @example "督〔2022〕12号" */ number: string;
  /** @example "red" */ colour: string;
  isUnanswered: boolean;
}

export class RedLineAnswer {
  projectId: string;
  /** @example "碧道建设" */ title: string;
  department: NamedAnswer;
  /** @example "陈副主任" */ leader: string | null;
  state: ProjectState;
  /** @example "2022-06-17" */ dueDate: string;
  /** @example 40 */ percent: number;
  /** 0: not overdue, but far behind its course @example 13 */ daysOverdue: number;
  /** @example 9 */ workdaysOverdue: number;
  /** 0 提醒, 1 催办, 2 督办(黄), 3 督办(红) @example 3 */ level: number;
  /** @example 2 */ urges: number;
  /** null: none was given (未说明原因) @example "征地尚未完成" */ reason: string | null;
  /** 容错 @example "汛期停工" */ excusedReason: string | null;
  /** The open slip of the highest colour */ slip: RedSlipAnswer | null;
}

export class MentionReasonAnswer {
  rule: CircularView['figures']['praised'][number]['reasons'][number]['rule'];
  /** @example "提前办结2项" */ text: string;
}

export class MentionAnswer {
  department: NamedAnswer;
  reasons: MentionReasonAnswer[];
}

export class NamedProjectAnswer {
  draftId: string;
  projectId: string;
  /** @example "碧道建设" */ title: string;
  department: NamedAnswer;
  /** @example "2022-06-17" */ dueDate: string;
  /** @example 40 */ percent: number;
}

export class CircularFiguresAnswer {
  scope: CircularScopeAnswer;
  period: PeriodAnswer;
  /** Up to which day is counted: the last of the period, or the day of drafting @example "2022-06-30" */ day: string;
  /** Was the period over? */ isOver: boolean;
  /** @example "7个方面150项具体工作，120项有力落实、24项持续推进、6项进度滞后。其中办结率80%，绿灯18项、黄灯5项、红灯6项。" */ headline: string;
  /** @example "与2022年5月末相比，办结增加12项，红灯减少3项，黄灯持平。" */ comparison: string;
  tally: TallyAnswer;
  parts: CircularPartAnswer[];
  /** null: nothing was tracked then */ before: CircularBeforeAnswer | null;
  /** Best first, then those without a rank */ ranking: RankingLineAnswer[];
  /** Highest level first, then oldest */ redList: RedLineAnswer[];
  /** Red projects beyond the 2000 that are listed @example 0 */ redLeftOut: number;
  praised: MentionAnswer[];
  criticised: MentionAnswer[];
  /** 点名通报: a supervisor approved the draft, and no circular has named them before */ named: NamedProjectAnswer[];
  rules: RulesAnswer;
}

export class CircularAnswer extends CircularHeadAnswer {
  text: CircularTextBody;
  /** Parts that a person wrote: a refresh leaves them alone */ edited: CircularView['edited'];
  /** As they were known on its day; an issued circular never changes */ figures: CircularFiguresAnswer;
}

export class CircularRecipientAnswer {
  /** @example "环保经办" */ name: string;
  /** null: a supervisor, where a department has nobody @example "生态环境分局" */ departmentName: string | null;
}

export class CircularRecipientList {
  items: CircularRecipientAnswer[];
}
