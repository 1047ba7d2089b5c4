import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { CALL_IN_STATES, type CallInState } from '#coordination';
import { ID, PageAnswer, PageQuery } from '../http/page.dto.js';
import { NamedAnswer } from '../projects/projects.answers.js';
import { Flag, IsCivilDate, List } from '../projects/projects.dto.js';

export class CallInsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: CALL_IN_STATES, isArray: true })
  @IsOptional()
  @List()
  @IsIn(CALL_IN_STATES, { each: true })
  state?: CallInState[];

  @ApiPropertyOptional({ ...ID, description: 'That called or is named' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Only those not signed or answered in time' })
  @Flag()
  overdue?: boolean;
}

export class CallInBody {
  @ApiProperty({ example: '道路积水，居民出行受阻' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  matter: string;

  @ApiPropertyOptional({ example: '科技四路与新城大道交叉口' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  place?: string;

  @ApiProperty({ example: '2022-01-21', description: 'Answered by this day' })
  @IsCivilDate()
  dueDate: string;

  @ApiProperty({ example: [ID.example], description: 'Who must come' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  departmentIds: string[];
}

export class CallInTransitionBody {
  @ApiPropertyOptional({ example: '已抽排，次日疏通管网', description: 'answer needs it' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  text?: string;

  @ApiPropertyOptional({ example: 5, description: 'confirm needs it, 1 to 5; 1 and 2 send the call back' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  rating?: number;
}

const TIME_TEXT = { type: String, format: 'date-time', nullable: true, example: '2022-01-18T09:12:00+08:00' } as const;

class CalledDepartment extends NamedAnswer {
  @ApiProperty({ example: '2022-01-18', description: 'One workday after the call, by its own days' }) signBy: string;
  @ApiProperty(TIME_TEXT) acknowledgedAt: string | null;
  @ApiProperty({ type: String, nullable: true, example: '已抽排' }) answer: string | null;
  @ApiProperty(TIME_TEXT) answeredAt: string | null;
}

export class CallInAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '道路积水，居民出行受阻' }) matter: string;
  @ApiProperty({ type: String, nullable: true, example: '科技四路与新城大道交叉口' }) place: string | null;
  @ApiProperty({ enum: CALL_IN_STATES, description: '已吹哨, 已答复, 已确认' }) state: CallInState;
  @ApiProperty({ example: '社区网格员' }) callerName: string;
  @ApiProperty({ type: NamedAnswer, nullable: true }) department: NamedAnswer | null;
  @ApiProperty() calledAt: Date;
  @ApiProperty({ example: '2022-01-18', description: 'The earliest of the departments' }) signBy: string;
  @ApiProperty({ example: '2022-01-21' }) dueDate: string;
  @ApiProperty({ description: 'Not signed or not answered in time' }) overdue: boolean;
  @ApiProperty({ type: [CalledDepartment] }) departments: CalledDepartment[];
  @ApiProperty({ type: Number, nullable: true, example: 5, description: 'The last rating' }) rating: number | null;
  @ApiProperty({ type: Date, nullable: true }) confirmedAt: Date | null;
  @ApiProperty({ example: 0, description: 'How often the caller was not satisfied' }) unsatisfied: number;
  @ApiProperty({ example: 3 }) version: number;
}

export class CallInPage extends PageAnswer {
  @ApiProperty({ type: [CallInAnswer] }) items: CallInAnswer[];
}
