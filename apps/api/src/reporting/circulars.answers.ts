import { ApiProperty } from '@nestjs/swagger';
import {
  CIRCULAR_TRANSITIONS,
  CIRCULAR_STATES,
  CIRCULAR_TEXT_FIELDS,
  type CircularFigures,
  type CircularHead,
  type CircularScope,
  type CircularState,
  type CircularView,
  type Mention,
  type MentionReason,
  type RankingLine,
  type RedLine,
} from '#reporting';
import { PROJECT_STATES } from '#policies';
import { TallyAnswer } from './board.dto.js';
import { CircularTextBody } from './circulars.dto.js';
import { ID, PageAnswer } from '../http/page.dto.js';
import { NamedAnswer } from '../projects/projects.answers.js';
import { ItemCountsAnswer, PeriodAnswer, RateAnswer, RulesAnswer } from './scorecards.dto.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const RANK = { type: Number, nullable: true, example: 3 } as const;

export class CircularHeadAnswer implements CircularHead {
  @ApiProperty(ID) id: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: '通报〔2022〕6号', description: 'Without gaps within its year; null: not issued' })
  number: string | null;
  @ApiProperty({ enum: CIRCULAR_STATES }) state: CircularState;
  @ApiProperty({ example: '关于2022年6月重点工作落实情况的通报' }) title: string;
  @ApiProperty({ example: '2022-06' }) period: string;
  @ApiProperty({ ...ID, ...NULLABLE_TEXT, description: 'null: of all plans' }) planId: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '十项民生实事' }) series: string | null;
  @ApiProperty({ example: '督查员' }) draftedByName: string;
  @ApiProperty() draftedAt: Date;
  @ApiProperty({ ...NULLABLE_TEXT, example: '督查员' }) issuedByName: string | null;
  @ApiProperty({ type: Date, nullable: true }) issuedAt: Date | null;
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ enum: Object.keys(CIRCULAR_TRANSITIONS), isArray: true }) legalTransitions: CircularHead['legalTransitions'];
}

export class CircularPage extends PageAnswer {
  @ApiProperty({ type: [CircularHeadAnswer] }) items: CircularHeadAnswer[];
}

class CircularPlanAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '松山湖2022年工作要点' }) title: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: '松山湖管委会' }) issuer: string | null;
}

class CircularScopeAnswer implements CircularScope {
  @ApiProperty({ type: CircularPlanAnswer, nullable: true }) plan: CircularPlanAnswer | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '十项民生实事' }) series: string | null;
}

class CircularPartAnswer extends TallyAnswer {
  @ApiProperty({ ...NULLABLE_TEXT, example: '营造一流生态体系' }) part: string | null;
}

class CircularBeforeAnswer {
  @ApiProperty() period: PeriodAnswer;
  @ApiProperty() tally: TallyAnswer;
}

class ScoreBeforeAnswer {
  @ApiProperty(RANK) rank: number | null;
  @ApiProperty({ example: 88.2 }) score: number;
}

class RankingLineAnswer implements RankingLine {
  @ApiProperty() department: NamedAnswer;
  @ApiProperty({ ...RANK, description: 'null: too few items' }) rank: number | null;
  @ApiProperty({ example: 91.5 }) score: number;
  @ApiProperty() items: ItemCountsAnswer;
  @ApiProperty({ description: '按期办结率' }) completion: RateAnswer;
  @ApiProperty({ description: '反馈及时率' }) report: RateAnswer;
  @ApiProperty({ example: 2, description: '提前办结' }) early: number;
  @ApiProperty({ example: 1, description: 'Projects on the red list that it leads' }) red: number;
  @ApiProperty({ type: ScoreBeforeAnswer, nullable: true, description: 'null: nothing to score in the period before' })
  before: ScoreBeforeAnswer | null;
}

class RedSlipAnswer {
  @ApiProperty({ example: '督〔2022〕12号' }) number: string;
  @ApiProperty({ example: 'red' }) colour: string;
  @ApiProperty() isUnanswered: boolean;
}

class RedLineAnswer implements RedLine {
  @ApiProperty(ID) projectId: string;
  @ApiProperty({ example: '碧道建设' }) title: string;
  @ApiProperty() department: NamedAnswer;
  @ApiProperty({ ...NULLABLE_TEXT, example: '陈副主任' }) leader: string | null;
  @ApiProperty({ enum: PROJECT_STATES }) state: RedLine['state'];
  @ApiProperty({ example: '2022-06-17' }) dueDate: string;
  @ApiProperty({ example: 40 }) percent: number;
  @ApiProperty({ example: 13, description: '0: not overdue, but far behind its course' }) daysOverdue: number;
  @ApiProperty({ example: 9 }) workdaysOverdue: number;
  @ApiProperty({ example: 3, description: '0 提醒, 1 催办, 2 督办(黄), 3 督办(红)' }) level: number;
  @ApiProperty({ example: 2 }) urges: number;
  @ApiProperty({ ...NULLABLE_TEXT, example: '征地尚未完成', description: 'null: none was given (未说明原因)' }) reason:
    string | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '汛期停工', description: '容错' }) excusedReason: string | null;
  @ApiProperty({ type: RedSlipAnswer, nullable: true, description: 'The open slip of the highest colour' })
  slip: RedSlipAnswer | null;
}

class MentionReasonAnswer implements MentionReason {
  @ApiProperty({ enum: ['top', 'early', 'unexplained', 'unanswered', 'lowest'] }) rule: MentionReason['rule'];
  @ApiProperty({ example: '提前办结2项' }) text: string;
}

class MentionAnswer implements Mention {
  @ApiProperty() department: NamedAnswer;
  @ApiProperty({ type: [MentionReasonAnswer] }) reasons: MentionReasonAnswer[];
}

class CircularFiguresAnswer implements CircularFigures {
  @ApiProperty() scope: CircularScopeAnswer;
  @ApiProperty() period: PeriodAnswer;
  @ApiProperty({
    example: '2022-06-30',
    description: 'Up to which day is counted: the last of the period, or the day of drafting',
  })
  day: string;
  @ApiProperty({ description: 'Was the period over?' }) isOver: boolean;
  @ApiProperty({
    example: '7个方面150项具体工作，120项有力落实、24项持续推进、6项进度滞后。其中办结率80%，绿灯18项、黄灯5项、红灯6项。',
  })
  headline: string;
  @ApiProperty({ example: '与2022年5月末相比，办结增加12项，红灯减少3项，黄灯持平。' }) comparison: string;
  @ApiProperty() tally: TallyAnswer;
  @ApiProperty({ type: [CircularPartAnswer] }) parts: CircularPartAnswer[];
  @ApiProperty({ type: CircularBeforeAnswer, nullable: true, description: 'null: nothing was tracked then' })
  before: CircularBeforeAnswer | null;
  @ApiProperty({ type: [RankingLineAnswer], description: 'Best first, then those without a rank' }) ranking: RankingLineAnswer[];
  @ApiProperty({ type: [RedLineAnswer], description: 'Highest level first, then oldest' }) redList: RedLineAnswer[];
  @ApiProperty({ example: 0, description: 'Red projects beyond the 2000 that are listed' }) redLeftOut: number;
  @ApiProperty({ type: [MentionAnswer] }) praised: MentionAnswer[];
  @ApiProperty({ type: [MentionAnswer] }) criticised: MentionAnswer[];
  @ApiProperty() rules: RulesAnswer;
}

export class CircularAnswer extends CircularHeadAnswer implements CircularView {
  @ApiProperty() text: CircularTextBody;
  @ApiProperty({
    enum: CIRCULAR_TEXT_FIELDS,
    isArray: true,
    description: 'Parts that a person wrote: a refresh leaves them alone',
  })
  edited: CircularView['edited'];
  @ApiProperty({ description: 'As they were known on its day; an issued circular never changes' }) figures: CircularFiguresAnswer;
}
