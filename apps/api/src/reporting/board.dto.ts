import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import type { Tally } from '#reporting';
import { ID } from '../http/page.dto.js';
import { ScopeQuery } from '../projects/projects.dto.js';

export class BoardQuery extends ScopeQuery {
  @ApiPropertyOptional({ ...ID, description: 'Lead department' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;
}

class LampCountsAnswer {
  @ApiProperty({ example: 151 }) total: number;
  @ApiProperty({ example: 16 }) red: number;
  @ApiProperty({ example: 2 }) yellow: number;
  @ApiProperty({ example: 81 }) green: number;
  @ApiProperty({ example: 52, description: 'Suspended, closed, cancelled' }) off: number;
}

const NULLABLE_PART = { type: String, nullable: true, example: '坚持以国际一流标准打造城市中心' } as const;

class PartCountsAnswer extends LampCountsAnswer {
  @ApiProperty(NULLABLE_PART) part: string | null;
}

class DepartmentCountsAnswer extends LampCountsAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '生态环境分局' }) name: string;
  @ApiProperty({ example: 12, description: 'Open projects' }) load: number;
}

class SeriesCountsAnswer extends LampCountsAnswer {
  @ApiProperty({ example: '十项民生实事' }) series: string;
}

class TurnedProjectAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '碧道建设' }) title: string;
  @ApiProperty({ example: '生态环境分局' }) department: string;
  @ApiProperty({ example: '2022-09-30' }) dueDate: string;
}

class TurnedAnswer {
  @ApiProperty({ type: [TurnedProjectAnswer] }) red: TurnedProjectAnswer[];
  @ApiProperty({ type: [TurnedProjectAnswer] }) yellow: TurnedProjectAnswer[];
}

class DueWithinAnswer {
  @ApiProperty({ example: 3 }) 7: number;
  @ApiProperty({ example: 8 }) 15: number;
  @ApiProperty({ example: 21 }) 30: number;
}

class WaitingAnswer {
  @ApiProperty({ example: 4, description: 'Not signed yet' }) unsigned: number;
  @ApiProperty({ example: 9, description: 'Signed, never reported' }) unreported: number;
  @ApiProperty({ example: 2 }) inReview: number;
  @ApiProperty({ example: 1, description: 'Extension or objection that waits for an answer' }) undecided: number;
}

export class BoardAnswer {
  @ApiProperty({ example: '2022-10-10' }) day: string;
  @ApiProperty() lamps: LampCountsAnswer;
  @ApiProperty({ type: [PartCountsAnswer] }) byPart: PartCountsAnswer[];
  @ApiProperty({ type: [DepartmentCountsAnswer] }) byDepartment: DepartmentCountsAnswer[];
  @ApiProperty({ type: [SeriesCountsAnswer] }) bySeries: SeriesCountsAnswer[];
  @ApiProperty({ description: 'Since the end of the day before; at most 200 each' }) turned: TurnedAnswer;
  @ApiProperty({ description: 'Open projects due within so many days' }) dueWithin: DueWithinAnswer;
  @ApiProperty() waiting: WaitingAnswer;
}

export class TallyAnswer implements Tally {
  @ApiProperty({ example: 150 }) total: number;
  @ApiProperty({ example: 120, description: '办结' }) done: number;
  @ApiProperty({ example: 24, description: 'Not done and not red' }) ongoing: number;
  @ApiProperty({ example: 6, description: 'Lamp red' }) behind: number;
  @ApiProperty({ example: 18 }) green: number;
  @ApiProperty({ example: 5 }) yellow: number;
  @ApiProperty({ example: 1 }) suspended: number;
}

export class StatisticsPartAnswer extends TallyAnswer {
  @ApiProperty(NULLABLE_PART) part: string | null;
  @ApiProperty({ example: '营造一流生态体系：25项具体工作，20项有力落实、4项持续推进、1项进度滞后' }) sentence: string;
}

export class StatisticsAnswer extends TallyAnswer {
  @ApiProperty({ example: '2022-10-10' }) day: string;
  @ApiProperty({ example: '7个方面150项具体工作，120项有力落实、24项持续推进、6项进度滞后' }) sentence: string;
  @ApiProperty({ type: [StatisticsPartAnswer] }) parts: StatisticsPartAnswer[];
}
