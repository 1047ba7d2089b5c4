import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { COMMITMENTS, ITEM_KINDS, type ItemKind } from '#plan-text';
import { type Origin, ORIGINS, PRIORITIES, type Priority } from '#policies';
import { ID } from '../http/page.dto.js';
import { Flag, Labels, List } from '../projects/projects.dto.js';

/** A project, or what a draft says of itself. */
export class PolicyPreviewQuery {
  @ApiPropertyOptional({ ...ID, description: 'A registered project; then nothing else' })
  @IsOptional()
  @IsUUID()
  projectId?: string;

  @ApiPropertyOptional({ ...ID, description: 'An item of a plan: its kind, commitment, plan and lead department are taken' })
  @IsOptional()
  @IsUUID()
  itemId?: string;

  @ApiPropertyOptional({ enum: ITEM_KINDS, description: '任务, 指标' })
  @IsOptional()
  @IsIn(ITEM_KINDS)
  kind?: ItemKind;

  @ApiPropertyOptional({ enum: COMMITMENTS, description: '完成, 启动, 推进, 力争, 探索' })
  @IsOptional()
  @IsIn(COMMITMENTS)
  commitment?: string;

  @ApiPropertyOptional({ enum: PRIORITIES })
  @IsOptional()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @ApiPropertyOptional({ enum: ORIGINS })
  @IsOptional()
  @IsIn(ORIGINS)
  origin?: Origin;

  @ApiPropertyOptional({ type: [String], example: ['十项民生实事'] })
  @List()
  @Labels()
  series?: string[];

  @ApiPropertyOptional({ type: [String], example: ['巡察整改'] })
  @List()
  @Labels()
  tags?: string[];

  @ApiPropertyOptional({ ...ID, description: '牵头单位' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  planId?: string;

  @ApiPropertyOptional({ example: false })
  @Flag()
  confidential?: boolean;
}

class ConditionAnswer {
  @ApiProperty({ example: 'priorities' }) condition: string;
  @ApiProperty() holds: boolean;
  @ApiProperty({ example: '紧急程度：特急（要求：特急、加急）' }) text: string;
}

class CandidateAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 'livelihood' }) name: string;
  @ApiProperty({ example: 2 }) version: number;
  @ApiProperty({ example: '民生实事督办规则' }) title: string;
  @ApiProperty({ example: 10, description: 'Asked in this order, the highest first; the default policy last' }) priority: number;
  @ApiProperty() applies: boolean;
  @ApiProperty({ type: [ConditionAnswer] }) conditions: ConditionAnswer[];
  @ApiProperty({ example: '条件全部符合。专项：十项民生实事（要求：十项民生实事）' }) why: string;
}

export class PolicyVersionAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 'default' }) name: string;
  @ApiProperty({ example: 1 }) version: number;
}

export class PolicyPreviewAnswer {
  @ApiProperty() chosen: CandidateAnswer;
  @ApiProperty({ type: [CandidateAnswer] }) candidates: CandidateAnswer[];
  @ApiProperty({
    example: '适用“民生实事督办规则”（livelihood 第 2 版）：条件全部符合。专项：十项民生实事（要求：十项民生实事）',
  })
  explanation: string;
  @ApiProperty({ type: PolicyVersionAnswer, nullable: true, description: 'What a registered project has; it keeps it' })
  current: PolicyVersionAnswer | null;
}
