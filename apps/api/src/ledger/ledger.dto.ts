import { IsIn } from 'class-validator';
import { LEDGER_STATES, type LedgerState } from '#plans';
import { Flag, List } from '../http/input/query-parameters.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class LedgerQuery {
  /** Default: both */
  @MayBeLeftOut()
  @List()
  @IsIn(LEDGER_STATES, { each: true })
  state?: LedgerState[];
}

export class LedgerAssignmentQuery {
  /** true: say what would be done, and do nothing @example false */
  @Flag()
  dryRun?: boolean;

  /**
   * true: names that the roster does not have stay with the item as text, and the rest of the row is taken. Default: such rows are left
   * out and reported @example false
   */
  @Flag()
  keepUnknown?: boolean;
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
  field: 'lead' | 'cooperating' | 'leader' | 'responsibleLeader' | 'person' | 'contact' | 'due';
  /** @example "生态环境分局" */ before: string | null;
  /** @example "城市建设局" */ after: string | null;
}

export class LedgerNoteAnswer {
  /** @example "F12" */ cell: string;
  /** What stands in the cell @example "财政局、住建局" */ value: string;
  /** @example "有多个牵头单位：第一个牵头，其余列为配合单位。" */ note: string;
}

export class UnmatchedLedgerNameAnswer {
  /** @example "碧道专班" */ name: string;
  /** @example "没有名为“碧道专班”的部门。请更正，或先加入名册。" */ problem: string;
  /** Where it stands @example ["F12"] */ cells: string[];
}

export class LedgerAssignmentAnswer {
  /** Items that were assigned @example 118 */ assigned: number;
  /** Rows that ask for nothing new @example 30 */ unchanged: number;
  /** What becomes of which cell; of a dry run: what would */ changes: LedgerChangeAnswer[];
  /** What could not be used, with its cell */ problems: LedgerProblemAnswer[];
  /** What was understood in a way that somebody should look at */ notes: LedgerNoteAnswer[];
  /** Names that the roster does not have, each once with all its cells */ unmatchedNames: UnmatchedLedgerNameAnswer[];
}
