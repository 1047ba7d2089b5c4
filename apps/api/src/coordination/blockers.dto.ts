import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import {
  BLOCKER_KINDS,
  BLOCKER_TRANSITION_NAMES,
  BLOCKER_STATES,
  type BlockerKind,
  type BlockerTransition,
  type BlockerState,
} from '#coordination';
import { ID, PageAnswer, PageQuery } from '../http/page.dto.js';
import { NamedAnswer, ProjectLinkAnswer } from '../projects/projects.answers.js';
import { List } from '../projects/projects.dto.js';

export class BlockersQuery extends PageQuery {
  @ApiPropertyOptional({ enum: BLOCKER_STATES, isArray: true, description: 'Default: raised and assigned' })
  @IsOptional()
  @List()
  @IsIn(BLOCKER_STATES, { each: true })
  state?: BlockerState[];

  @ApiPropertyOptional({ enum: BLOCKER_KINDS, isArray: true, description: '资金, 用地, 审批, 征拆, 其他' })
  @IsOptional()
  @List()
  @IsIn(BLOCKER_KINDS, { each: true })
  kind?: BlockerKind[];

  @ApiPropertyOptional({ ...ID, description: 'Raised by it or assigned to it' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  projectId?: string;

  @ApiPropertyOptional({ example: 5, description: 'Raised at least so many workdays ago' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  minWorkdays?: number;
}

export class BlockerBody {
  @ApiProperty({ enum: BLOCKER_KINDS, description: '资金, 用地, 审批, 征拆, 其他' })
  @IsIn(BLOCKER_KINDS)
  kind: BlockerKind;

  @ApiProperty({ example: '用地指标未落实，无法开工' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  text: string;
}

export class BlockerTransitionBody {
  @ApiPropertyOptional({ ...ID, description: 'assign: to this department' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ ...ID, description: 'assign: to this person' })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({ example: '2022-02-18', description: 'assign needs it: by when' })
  @IsOptional()
  @IsString()
  dueDate?: string;

  @ApiPropertyOptional({ example: '用地指标已下达', description: 'resolve needs it: how; reopen needs it: why' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  text?: string;
}

const NULLABLE_NAME = { type: NamedAnswer, nullable: true } as const;

export class BlockerAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty() project: ProjectLinkAnswer;
  @ApiProperty({ enum: BLOCKER_KINDS }) kind: BlockerKind;
  @ApiProperty({ example: '用地指标未落实，无法开工' }) text: string;
  @ApiProperty({ enum: BLOCKER_STATES }) state: BlockerState;
  @ApiProperty({ example: '环保经办' }) raisedByName: string;
  @ApiProperty({ ...NULLABLE_NAME, description: 'Whose people raised it' }) department: NamedAnswer | null;
  @ApiProperty() raisedAt: Date;
  @ApiProperty(NULLABLE_NAME) assignedDepartment: NamedAnswer | null;
  @ApiProperty(NULLABLE_NAME) assignedPerson: NamedAnswer | null;
  @ApiProperty({ type: String, nullable: true, example: '2022-02-18' }) dueDate: string | null;
  @ApiProperty({ type: Date, nullable: true }) resolvedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, example: '用地指标已下达' }) resolution: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 13, description: 'Workdays from raising to resolving' }) workdays:
    number | null;
  @ApiProperty({ example: 0 }) reopenings: number;
  @ApiProperty({ example: 2 }) version: number;
  @ApiProperty({ enum: BLOCKER_TRANSITION_NAMES, isArray: true }) legalTransitions: BlockerTransition[];
}

export class BlockerPage extends PageAnswer {
  @ApiProperty({ type: [BlockerAnswer] }) items: BlockerAnswer[];
}
