import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { MAX_PLAYED_DAYS } from '#assembly';
import { type ChoiceChange, STEP_CHANGES, type StepChange, type StepExample } from '#reminders';
import { DIFFERENCES, type PolicyDifference, TRACKS } from '#policies';
import { ID } from '../http/page.dto.js';
import { PolicyBody } from './policies.dto.js';
import { StepCountsAnswer } from './policy-adoption.dto.js';
import { ProjectLinkAnswer } from '../projects/projects.answers.js';

export class PolicyChangeBody extends PolicyBody {
  @ApiPropertyOptional({ example: 30, default: 30, minimum: 0, maximum: MAX_PLAYED_DAYS, description: 'Days to play; 0: none' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_PLAYED_DAYS)
  days?: number;
}

class DifferenceAnswer implements PolicyDifference {
  @ApiProperty({ example: '/steps/before-7d/offset' }) pointer: string;
  @ApiProperty({ enum: DIFFERENCES }) kind: PolicyDifference['kind'];
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: { offset: -7, unit: 'day' } })
  before: unknown;
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: { offset: -10, unit: 'day' } })
  after: unknown;
  @ApiProperty({ example: '步骤 before-7d·时间：完成时限前 7 天 → 完成时限前 10 天' }) text: string;
}

class PresentVersionAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 1 }) version: number;
}

class RunningVersionAnswer {
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ example: 187 }) projects: number;
}

class RunningAnswer {
  @ApiProperty({ example: 187 }) projects: number;
  @ApiProperty({ type: [RunningVersionAnswer] }) byVersion: RunningVersionAnswer[];
}

class StepAtAnswer {
  @ApiProperty({ example: 'before-7d' }) stepKey: string;
  @ApiProperty() plannedAt: Date;
}

class StepExampleAnswer implements StepExample {
  @ApiProperty() project: ProjectLinkAnswer;
  @ApiProperty({ enum: TRACKS }) track: string;
  @ApiProperty({ enum: STEP_CHANGES }) change: StepChange;
  @ApiProperty({ type: StepAtAnswer, nullable: true }) before: StepAtAnswer | null;
  @ApiProperty({ type: StepAtAnswer, nullable: true }) after: StepAtAnswer | null;
}

class StepEffectAnswer {
  @ApiProperty({ example: 187, description: 'Projects that were looked at' }) lookedAt: number;
  @ApiProperty() counts: StepCountsAnswer;
  @ApiProperty({ type: [StepExampleAnswer], description: 'Up to 20 that change' }) examples: StepExampleAnswer[];
}

class ChoiceCountAnswer {
  @ApiProperty({ example: 'default' }) from: string;
  @ApiProperty({ example: 'livelihood' }) to: string;
  @ApiProperty({ example: 16 }) projects: number;
}

class ChoiceExampleAnswer {
  @ApiProperty() project: ProjectLinkAnswer;
  @ApiProperty({ example: 'default' }) from: string;
  @ApiProperty({ example: 'livelihood' }) to: string;
}

class ChoiceChangeAnswer implements ChoiceChange {
  @ApiProperty({ example: 187, description: 'Projects that were asked; 0 where the change can not matter' }) lookedAt: number;
  @ApiProperty({ example: 16 }) differing: number;
  @ApiProperty({ type: [ChoiceCountAnswer] }) byPolicy: ChoiceCountAnswer[];
  @ApiProperty({ type: [ChoiceExampleAnswer], description: 'Up to 20' }) examples: ChoiceExampleAnswer[];
}

class MessagesAnswer {
  @ApiProperty({ example: 412 }) before: number;
  @ApiProperty({ example: 388 }) after: number;
}

class PlayedCountAnswer extends MessagesAnswer {
  @ApiProperty({ example: '生态环境分局' }) key: string;
}

class ChangePlayAnswer {
  @ApiProperty({ example: '2022-05-18' }) from: string;
  @ApiProperty({ example: '2022-06-17' }) to: string;
  @ApiProperty({ example: 187, description: 'Projects that were played' }) projects: number;
  @ApiProperty({ description: 'One per person and occasion' }) messages: MessagesAnswer;
  @ApiProperty({ type: [PlayedCountAnswer], description: 'reminder, escalation, draft' }) byKind: PlayedCountAnswer[];
  @ApiProperty({ type: [PlayedCountAnswer], description: '0 提醒 to 5 约谈' }) byLevel: PlayedCountAnswer[];
  @ApiProperty({ type: [PlayedCountAnswer] }) byDay: PlayedCountAnswer[];
  @ApiProperty({ type: [PlayedCountAnswer], description: 'By the department that hears; 未列入部门: supervisors, leaders' })
  byDepartment: PlayedCountAnswer[];
  @ApiProperty({ type: [String], example: [], description: 'That a part was played' }) remarks: string[];
}

export class ChangePreviewAnswer {
  @ApiProperty({ example: 'default' }) name: string;
  @ApiProperty({ type: PresentVersionAnswer, nullable: true, description: 'null: a new name' })
  current: PresentVersionAnswer | null;
  @ApiProperty({ example: 2 }) nextVersion: number;
  @ApiProperty({ type: [DifferenceAnswer] }) differences: DifferenceAnswer[];
  @ApiProperty({ description: 'Running projects under earlier versions; they stay there until they are moved' })
  running: RunningAnswer;
  @ApiProperty({ description: 'What would become of their pending steps if they were moved now' }) steps: StepEffectAnswer;
  @ApiProperty({ description: 'Who would come under another policy if it were registered now' }) choices: ChoiceChangeAnswer;
  @ApiProperty({
    type: [String],
    example: ['待办步骤：在办事项共 60000 件，均匀抽取 20012 件计算，数字为抽样结果，未作放大。'],
    description: 'What was left out of the numbers',
  })
  remarks: string[];
  @ApiProperty({ type: ChangePlayAnswer, nullable: true, description: 'The next days before and after; null: not asked for' })
  play: ChangePlayAnswer | null;
}
