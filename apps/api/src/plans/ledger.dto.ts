import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { LEDGER_STATES, type LedgerState } from '#plans';
import { Flag } from '../http/input/query-parameters.js';

export class LedgerQuery {
  /** Default: both */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsIn(LEDGER_STATES, { each: true })
  state?: LedgerState[];
}

export class LedgerAssignmentQuery {
  /** true: say what would be done, and do nothing @example false */
  @Flag()
  dryRun?: boolean;
}

export class LedgerProblemAnswer {
  /** @example "F12" */ cell: string;
  /** What stands in the cell @example "区财证局" */ value: string;
  /** @example "没有名为“区财证局”的部门，是否指“区财政局”？" */ problem: string;
}

export class LedgerChangeAnswer {
  /** @example "F12" */ cell: string;
  itemId: string;
  /** The task of the row, as the plan has it @example "启动碧道建设" */ task: string;
  field: 'lead' | 'cooperating' | 'leader' | 'due';
  /** @example "生态环境分局" */ before: string | null;
  /** @example "城市建设局" */ after: string | null;
}

export class LedgerAssignmentAnswer {
  /** Items that were assigned @example 118 */ assigned: number;
  /** Rows that ask for nothing new @example 30 */ unchanged: number;
  /** What becomes of which cell; of a dry run: what would */ changes: LedgerChangeAnswer[];
  /** What could not be used, with its cell */ problems: LedgerProblemAnswer[];
}
