import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { PRIORITIES, type Priority } from '#policies';
import { ID } from '../http/page.dto.js';
import { Labels } from './projects.dto.js';

/** What the moves need; which needs what stands in the description of the route. */
export class TransitionBody {
  @ApiPropertyOptional({ example: '等待用地批复', description: 'return, suspend, cancel, change-due-date need it' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;

  @ApiPropertyOptional({ example: 45, description: 'report needs it' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  percent?: number;

  @ApiPropertyOptional({ example: '已完成施工图审查', description: 'report and request-completion need it' })
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  text?: string;

  @ApiPropertyOptional({ example: '征地尚未完成' })
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  problems?: string;

  @ApiPropertyOptional({
    example: '2022-12-31',
    description: 'change-due-date and request-extension need it; approve-extension may grant another',
  })
  @IsOptional()
  @IsString()
  dueDate?: string;

  @ApiPropertyOptional({ ...ID, description: 'reassign and transfer need it' })
  @IsOptional()
  @IsUUID()
  leadDepartmentId?: string;

  @ApiPropertyOptional({ example: [ID.example], description: 'change-cooperation needs it: the whole new list' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  cooperatingDepartmentIds?: string[];

  @ApiPropertyOptional({ enum: PRIORITIES, description: 'prioritize needs it' })
  @IsOptional()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @ApiPropertyOptional({ example: ['巡察整改'], description: 'label needs it: the whole new list' })
  @Labels()
  tags?: string[];

  @ApiPropertyOptional({ example: ['十项民生实事'], description: 'label needs it: the whole new list' })
  @Labels()
  series?: string[];

  @ApiPropertyOptional({ example: [ID.example], description: 'restrict needs it: the whole new list of people' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  readerIds?: string[];

  @ApiPropertyOptional({ example: [ID.example], description: 'report and request-completion take files that you uploaded' })
  @IsOptional()
  @ArrayMaxSize(10)
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[];
}
