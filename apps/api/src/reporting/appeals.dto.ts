import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { type Appeal, APPEAL_STATES, type AppealState } from '#reporting';
import { ID, PageAnswer, PageQuery } from '../http/page.dto.js';
import { NamedAnswer, ProjectLinkAnswer } from '../projects/projects.answers.js';
import { List } from '../projects/projects.dto.js';

export class AppealsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: APPEAL_STATES, isArray: true, description: 'Default: submitted' })
  @IsOptional()
  @List()
  @IsIn(APPEAL_STATES, { each: true })
  state?: AppealState[];

  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  departmentId?: string;
}

export class AppealBody {
  @ApiProperty({ example: 'report.2022-04-28.0190f3a2-5f6b-7cde-8a01-23456789abcd', description: 'A line of the scorecard' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  lineId: string;

  @ApiProperty({ example: '当日系统停机维护，次日上午已补报' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason: string;
}

export class VerdictBody {
  @ApiProperty({ example: '经核实，停机属实，申诉成立' })
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  answer: string;
}

class AppealedLine {
  @ApiProperty({ example: 'report.2022-04-28.0190f3a2-5f6b-7cde-8a01-23456789abcd' }) id: string;
  @ApiProperty({ example: '逾期反馈' }) name: string;
  @ApiProperty({ example: '2022-04-28' }) date: string;
  @ApiProperty({ example: -0.1 }) points: number;
}

export class AppealAnswer implements Appeal {
  @ApiProperty(ID) id: string;
  @ApiProperty() department: NamedAnswer;
  @ApiProperty() project: ProjectLinkAnswer;
  @ApiProperty({ description: 'As it stood in the scorecard' }) line: AppealedLine;
  @ApiProperty({ example: '当日系统停机维护，次日上午已补报' }) reason: string;
  @ApiProperty({ enum: APPEAL_STATES }) state: AppealState;
  @ApiProperty({ example: '环保经办' }) submittedByName: string;
  @ApiProperty() submittedAt: Date;
  @ApiProperty({ type: String, nullable: true, example: '经核实，停机属实，申诉成立' }) answer: string | null;
  @ApiProperty({ type: String, nullable: true, example: '督查员' }) decidedByName: string | null;
  @ApiProperty({ type: Date, nullable: true }) decidedAt: Date | null;
}

export class AppealPage extends PageAnswer {
  @ApiProperty({ type: [AppealAnswer] }) items: AppealAnswer[];
}
