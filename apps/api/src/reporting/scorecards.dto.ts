import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { type CardLine, DEDUCTIONS, LINE_STATES, SCORE_ROLES } from '#reporting';
import { ID } from '../http/page.dto.js';
import { NamedAnswer, ProjectLinkAnswer } from '../projects/projects.answers.js';
import { IsCivilDate, ScopeQuery } from '../projects/projects.dto.js';

export class ScorecardsQuery extends ScopeQuery {
  @ApiPropertyOptional({ example: '2022-Q2', description: '2022-06, 2022-Q2, 2022-H1 or 2022; default: the current month' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  period?: string;

  @ApiPropertyOptional({ example: '2022-04-01', description: 'With `to`, instead of `period`' })
  @IsOptional()
  @IsCivilDate()
  from?: string;

  @ApiPropertyOptional({ example: '2022-05-15' })
  @IsOptional()
  @IsCivilDate()
  to?: string;
}

export class ComparedScorecardsQuery extends ScorecardsQuery {
  @ApiPropertyOptional({ example: 2, description: 'By this version of the rules; default: those in force on the day' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  rules?: number;
}

export class PeriodAnswer {
  @ApiProperty({ example: '2022-Q2' }) key: string;
  @ApiProperty({ example: '2022年第二季度' }) name: string;
  @ApiProperty({ example: '2022-04-01' }) from: string;
  @ApiProperty({ example: '2022-06-30' }) to: string;
}

export class RulesAnswer {
  @ApiProperty({ example: '督办考核评分规则' }) title: string;
  @ApiProperty({ example: 1 }) version: number;
}

export class RateAnswer {
  @ApiProperty({ example: 12 }) of: number;
  @ApiProperty({ example: 9 }) kept: number;
  @ApiProperty({ type: Number, nullable: true, example: 0.75 }) share: number | null;
}

class SlipCountsAnswer {
  @ApiProperty({ example: 1 }) yellow: number;
  @ApiProperty({ example: 0 }) red: number;
}

class RatesAnswer {
  @ApiProperty({ description: '按时签收率' }) signature: RateAnswer;
  @ApiProperty({ description: '反馈及时率' }) report: RateAnswer;
  @ApiProperty({ description: '按期办结率' }) completion: RateAnswer;
  @ApiProperty({ description: '一次通过率' }) firstReview: RateAnswer;
  @ApiProperty({ description: '延期率' }) extension: RateAnswer;
  @ApiProperty({ type: Number, nullable: true, example: 6.5, description: '平均逾期, workdays' })
  averageWorkdaysOverdue: number | null;
  @ApiProperty() slips: SlipCountsAnswer;
  @ApiProperty({ example: 2, description: '提前办结' }) early: number;
  @ApiProperty({ example: 1, description: '容错: delays that stay out' }) excused: number;
}

export class ItemCountsAnswer {
  @ApiProperty({ example: 11 }) lead: number;
  @ApiProperty({ example: 4 }) helper: number;
}

class RankedScoreAnswer {
  @ApiProperty() department: NamedAnswer;
  @ApiProperty({ type: Number, nullable: true, example: 3, description: 'null: fewer items than are ranked' }) rank:
    number | null;
  @ApiProperty({ example: 85.93 }) score: number;
  @ApiProperty() isRanked: boolean;
  @ApiProperty() items: ItemCountsAnswer;
  @ApiProperty({ example: 5.1, description: 'Σ(role · weight · deduction)' }) deducted: number;
  @ApiProperty({ example: 35, description: 'Σ(role · weight · 10)' }) worth: number;
  @ApiProperty({ example: 0.5, description: 'min(10, Σ early)' }) bonus: number;
  @ApiProperty() rates: RatesAnswer;
}

export class RankingAnswer {
  @ApiProperty() period: PeriodAnswer;
  @ApiProperty({ example: '2022-10-10', description: 'The day on which one looks' }) day: string;
  @ApiProperty() rules: RulesAnswer;
  @ApiProperty({ type: [RankedScoreAnswer] }) departments: RankedScoreAnswer[];
}

class ScoreLineAnswer implements CardLine {
  @ApiProperty({ example: 'report.2022-04-28.0190f3a2-5f6b-7cde-8a01-23456789abcd' }) id: string;
  @ApiProperty({ enum: [...DEDUCTIONS, 'early-completion'] }) rule: CardLine['rule'];
  @ApiProperty({ example: '逾期反馈' }) name: string;
  @ApiProperty({ type: ProjectLinkAnswer, nullable: true, description: 'null: confidential' }) project: ProjectLinkAnswer | null;
  @ApiProperty({ enum: SCORE_ROLES }) role: CardLine['role'];
  @ApiProperty({ example: '2022-04-28', description: 'When it was due, or happened' }) date: string;
  @ApiProperty({ type: String, nullable: true, example: '2022-05-05' }) doneOn: string | null;
  @ApiProperty({ example: -0.1, description: 'By the rule' }) points: number;
  @ApiProperty({ example: -0.1, description: 'By role and weight; 0 where it does not count' }) counted: number;
  @ApiProperty({ enum: LINE_STATES, description: 'absorbed: the same cause counts once, the larger' }) state: CardLine['state'];
  @ApiProperty({ ...ID, type: String, nullable: true, description: 'In the history of the project' }) eventId: string | null;
  @ApiProperty({ example: 'county daily work S46: late report −0.1' }) source: string;
}

export class ScorecardAnswer extends RankedScoreAnswer {
  @ApiProperty() period: PeriodAnswer;
  @ApiProperty({ example: '2022-10-10' }) day: string;
  @ApiProperty() rules: RulesAnswer;
  @ApiProperty({ type: [ScoreLineAnswer] }) lines: ScoreLineAnswer[];
}
