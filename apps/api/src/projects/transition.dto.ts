import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { PRIORITIES, type Priority } from '#policies';
import { ID } from '../http/page.dto.js';
import { Labels } from './projects.dto.js';

/** What the moves need; which needs what stands in the description of the route. */
export class TransitionBody {
  /** return, suspend, cancel, change-due-date need it @example "等待用地批复" */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;

  /** report needs it @example 45 */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  percent?: number;

  /** report and request-completion need it @example "已完成施工图审查" */
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  text?: string;

  /** @example "征地尚未完成" */
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  problems?: string;

  /** change-due-date and request-extension need it; approve-extension may grant another @example "2022-12-31" */
  @IsOptional()
  @IsString()
  dueDate?: string;

  /** reassign and transfer need it */
  @IsOptional()
  @IsUUID()
  leadDepartmentId?: string;

  @ApiPropertyOptional({ example: [ID.example], description: 'change-cooperation needs it: the whole new list' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  cooperatingDepartmentIds?: string[];

  /** prioritize needs it */
  @IsOptional()
  @IsIn(PRIORITIES)
  priority?: Priority;

  /** label needs it: the whole new list @example ["巡察整改"] */
  @Labels()
  tags?: string[];

  /** label needs it: the whole new list @example ["十项民生实事"] */
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
