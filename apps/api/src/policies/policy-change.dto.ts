import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { MAX_PLAYED_DAYS } from '#simulation';
import { type ChoiceChange, type StepChange, type StepExample } from '#reminders';
import { TRACKS } from '#policies';
import { PolicyBody } from './policies.dto.js';
import { StepCountsAnswer } from './policy-adoption.dto.js';
import { ProjectLinkAnswer } from '../projects/projects.answers.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class PolicyChangeBody extends PolicyBody {
  /** Days to play; 0: none. Default: 30 @example 30 */
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(MAX_PLAYED_DAYS)
  days?: number;
}

export class DifferenceAnswer {
  /** @example "/steps/before-7d/offset" */ pointer: string;
  kind: 'added' | 'removed' | 'changed';
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: { offset: -7, unit: 'day' } })
  before: unknown;
  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true, example: { offset: -10, unit: 'day' } })
  after: unknown;
  /** @example "步骤 before-7d·时间：完成时限前 7 天 → 完成时限前 10 天" */ text: string;
}

export class PresentVersionAnswer {
  id: string;
  /** @example 1 */ version: number;
}

export class RunningVersionAnswer {
  /** @example 1 */ version: number;
  /** @example 187 */ projects: number;
}

export class RunningAnswer {
  /** @example 187 */ projects: number;
  byVersion: RunningVersionAnswer[];
}

export class StepAtAnswer {
  /** @example "before-7d" */ stepKey: string;
  plannedAt: Date;
}

export class StepExampleAnswer implements StepExample {
  project: ProjectLinkAnswer;
  @ApiProperty({ enum: TRACKS }) track: string;
  change: StepChange;
  before: StepAtAnswer | null;
  after: StepAtAnswer | null;
}

export class StepEffectAnswer {
  /** Projects that were looked at @example 187 */ lookedAt: number;
  counts: StepCountsAnswer;
  /** Up to 20 that change */ examples: StepExampleAnswer[];
}

export class ChoiceCountAnswer {
  /** @example "default" */ from: string;
  /** @example "livelihood" */ to: string;
  /** @example 16 */ projects: number;
}

export class ChoiceExampleAnswer {
  project: ProjectLinkAnswer;
  /** @example "default" */ from: string;
  /** @example "livelihood" */ to: string;
}

export class ChoiceChangeAnswer implements ChoiceChange {
  /** Projects that were asked; 0 where the change can not matter @example 187 */ lookedAt: number;
  /** @example 16 */ differing: number;
  byPolicy: ChoiceCountAnswer[];
  /** Up to 20 */ examples: ChoiceExampleAnswer[];
}

export class MessagesAnswer {
  /** @example 412 */ before: number;
  /** @example 388 */ after: number;
}

export class PlayedCountAnswer extends MessagesAnswer {
  /** @example "生态环境分局" */ key: string;
}

export class PlayedPersonAnswer extends MessagesAnswer {
  /** @example "田青山" */ name: string;
  /** null: a supervisor, a leader @example "生态环境分局" */ department: string | null;
}

export class ChangePlayAnswer {
  /** @example "2022-05-18" */ from: string;
  /** @example "2022-06-17" */ to: string;
  /** Projects that were played @example 187 */ projects: number;
  /** One per person and occasion */ messages: MessagesAnswer;
  /** reminder, escalation, draft */ byKind: PlayedCountAnswer[];
  /** 0 提醒 to 5 约谈 */ byLevel: PlayedCountAnswer[];
  byDay: PlayedCountAnswer[];
  /** By the department that hears; 未列入部门: supervisors, leaders */ byDepartment: PlayedCountAnswer[];
  /** Everybody who gets something on either side, most messages first */ byPerson: PlayedPersonAnswer[];
  /** That a part was played @example [] */ remarks: string[];
}

export class ChangePreviewAnswer {
  /** @example "default" */ name: string;
  /** null: a new name */ current: PresentVersionAnswer | null;
  /** @example 2 */ nextVersion: number;
  differences: DifferenceAnswer[];
  /** Running projects under earlier versions; they stay there until they are moved */ running: RunningAnswer;
  /** What would become of their pending steps if they were moved now */ steps: StepEffectAnswer;
  /** Who would come under another policy if it were registered now */ choices: ChoiceChangeAnswer;
  /** What was left out of the numbers @example ["待办步骤：在办事项共 60000 件，均匀抽取 20012 件计算，数字为抽样结果，未作放大。"] */ remarks: string[];
  /** The next days before and after; null: not asked for */ play: ChangePlayAnswer | null;
}
