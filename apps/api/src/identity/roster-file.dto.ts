import { Flag } from '../http/input/query-parameters.js';

export class RosterWorkbookQuery {
  /** true: the empty template. Default: the roster as it is @example true */
  @Flag()
  empty?: boolean;
}

export class RosterImportQuery {
  /** true: say what each row would become, and write nothing @example true */
  @Flag()
  dryRun?: boolean;

  /** true: take the good rows although others can not be. Default: all or none @example false */
  @Flag()
  skipFaulty?: boolean;

  /** true: new people get a password, answered this once and changed at the first login @example false */
  @Flag()
  passwords?: boolean;
}

export class RosterRowCounts {
  /** @example 18 */ new: number;
  /** @example 0 */ changed: number;
  /** @example 0 */ unchanged: number;
  /** Rows with a cell that can not be used @example 1 */ faulty: number;
}

export class RosterProblemAnswer {
  /** @example "人员" */ sheet: string;
  /** @example "C7" */ cell: string;
  /** What stands in the cell @example "经办" */ value: string;
  /** @example "没有名为“碧道办”的单位，请先填入“单位”。" */ problem: string;
}

export class RosterPasswordAnswer {
  /** @example "chensiyuan" */ login: string;
  /** @example "陈思远" */ name: string;
  /** To be changed at the first login @example "kestrel-47-harbour" */ password: string;
}

export class RosterImportAnswer {
  departments: RosterRowCounts;
  people: RosterRowCounts;
  groups: RosterRowCounts;
  /** Each cell that can not be used */ problems: RosterProblemAnswer[];
  /** Of new people, where passwords were asked for */ passwords: RosterPasswordAnswer[];
}
