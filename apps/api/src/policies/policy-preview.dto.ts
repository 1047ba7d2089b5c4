import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { COMMITMENTS, ITEM_KINDS, type ItemKind } from '#plan-text';
import { type Origin, ORIGINS, PRIORITIES, type Priority } from '#policies';
import { Flag, List } from '../http/input/query-parameters.js';
import { Labels } from '../projects/projects.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

/** A project, or what a draft says of itself. */
export class PolicyPreviewQuery {
  /** A registered project; then nothing else */
  @MayBeLeftOut()
  @IsUUID()
  projectId?: string;

  /** An item of a plan: its kind, commitment, plan and lead department are taken */
  @MayBeLeftOut()
  @IsUUID()
  itemId?: string;

  /** 任务, 指标 */
  @MayBeLeftOut()
  @IsIn(ITEM_KINDS)
  kind?: ItemKind;

  @ApiPropertyOptional({ enum: COMMITMENTS, description: '完成, 启动, 推进, 力争, 探索' })
  @MayBeLeftOut()
  @IsIn(COMMITMENTS)
  commitment?: string;

  @MayBeLeftOut()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @MayBeLeftOut()
  @IsIn(ORIGINS)
  origin?: Origin;

  /** @example ["十项民生实事"] */
  @List()
  @Labels()
  series?: string[];

  /** @example ["巡察整改"] */
  @List()
  @Labels()
  tags?: string[];

  /** 牵头单位 */
  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;

  @MayBeLeftOut()
  @IsUUID()
  planId?: string;

  /** @example false */
  @Flag()
  confidential?: boolean;
}

export class ConditionAnswer {
  /** @example "priorities" */ condition: string;
  holds: boolean;
  /** @example "紧急程度：特急（要求：特急、加急）" */ text: string;
}

export class CandidateAnswer {
  id: string;
  /** @example "livelihood" */ name: string;
  /** @example 2 */ version: number;
  /** @example "民生实事督办规则" */ title: string;
  /** Asked in this order, the highest first; the default policy last @example 10 */ priority: number;
  applies: boolean;
  conditions: ConditionAnswer[];
  /** @example "条件全部符合。专项：十项民生实事（要求：十项民生实事）" */ why: string;
}

export class PolicyVersionAnswer {
  id: string;
  /** @example "default" */ name: string;
  /** @example 1 */ version: number;
}

export class PolicyPreviewAnswer {
  chosen: CandidateAnswer;
  candidates: CandidateAnswer[];
  /** @example "适用“民生实事督办规则”（livelihood 第 2 版）：条件全部符合。专项：十项民生实事（要求：十项民生实事）" */ explanation: string;
  /** What a registered project has; it keeps it */ current: PolicyVersionAnswer | null;
}
