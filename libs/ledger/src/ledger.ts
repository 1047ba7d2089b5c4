/** A 任务分解表: the commitments of a plan, and who answers for each until when. */
export interface Ledger {
  title: string;
  issuer: string | null;
  planYear: number | null;
  rows: LedgerRow[];
  /** Names for whoever wrote it what the rows belong to (a plan, a text). Travels with the file, unseen by its reader. */
  origin: string | null;
  /** The day on which its tasks stand as the rows tell, YYYY-MM-DD; without it the ledger is one to fill in. */
  stateOn?: string;
}

export interface LedgerRow {
  /** Names the row for whoever wrote it, whatever is sorted or edited later. */
  ref: string | null;
  /** Headings above it, outermost first. */
  path: string[];
  task: string;
  targets: string[];
  lead: string | null;
  cooperating: string[];
  leader: string | null;
  /** Who is named for it; none where it is left out. */
  people?: LedgerPerson[];
  /** YYYY-MM-DD. */
  due: string | null;
  /** What stands in place of a date: 每季度, 近期. */
  dueWords: string | null;
  remark: string;
  /** 力度: how much the task promises, in a word. Only data formats carry it. */
  strength: string | null;
  /** Given where the ledger has a `stateOn`. */
  standing?: LedgerStanding;
}

/** 责任领导, 责任人, 联络员. */
export type PeopleColumnKey = 'responsibleLeader' | 'person' | 'contact';

/** Somebody who is named for a task, in 责任领导, 责任人 or 联络员. */
export interface LedgerPerson {
  column: PeopleColumnKey;
  name: string;
  phone: string | null;
}

/** How a task stands on a day. */
interface LedgerStanding {
  /** 进展情况: what was done so far. */
  progress: string;
  /** 状态: 办理中, 已办结. */
  state: string;
  lamp: LedgerLamp;
}

/** 亮灯; `off` for what is not under way. */
export type LedgerLamp = 'red' | 'yellow' | 'green' | 'off';
