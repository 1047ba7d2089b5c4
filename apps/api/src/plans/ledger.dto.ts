import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { LEDGER_STATES, type LedgerState } from '#plans';
import { Flag } from '../projects/projects.dto.js';

export class LedgerQuery {
  @ApiPropertyOptional({ enum: LEDGER_STATES, isArray: true, description: 'Default: both' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsIn(LEDGER_STATES, { each: true })
  state?: LedgerState[];
}

export class LedgerAssignmentQuery {
  @ApiPropertyOptional({ type: Boolean, example: false, description: 'true: say what would be done, and do nothing' })
  @Flag()
  dryRun?: boolean;
}

class LedgerProblemAnswer {
  @ApiProperty({ example: 'F12' }) cell: string;
  @ApiProperty({ example: '区财证局', description: 'What stands in the cell' }) value: string;
  @ApiProperty({ example: '没有名为“区财证局”的部门，是否指“区财政局”？' }) problem: string;
}

export class LedgerAssignmentAnswer {
  @ApiProperty({ example: 118, description: 'Items that were assigned' }) assigned: number;
  @ApiProperty({ example: 30, description: 'Rows that ask for nothing new' }) unchanged: number;
  @ApiProperty({ type: [LedgerProblemAnswer], description: 'What could not be used, with its cell' })
  problems: LedgerProblemAnswer[];
}
