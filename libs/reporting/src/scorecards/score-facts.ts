import type { Priority } from '#policies';
import type { CivilDate } from '#work-calendar';
import type { ScoreRole } from './score-rules.js';

/**
 * What the history says of a department's share in a project: a duty with its date (签收, 反馈, 办结), kept or not, or a deed
 * (returned, accepted, extended, a slip).
 */
const FACT_KINDS = [
  'signature',
  'report',
  'completion',
  'early-completion',
  'accepted',
  'completion-returned',
  'report-returned',
  'extension',
  'yellow-slip',
  'red-slip',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export interface ScoreFact {
  /** Names the fact for ever within its department, so that an appeal can point at it. */
  id: string;
  kind: FactKind;
  departmentId: string;
  role: ScoreRole;
  projectId: string;
  /** When it was due, or happened; a delay from an earlier period: the first day on which it stood in this one. */
  date: CivilDate;
  /** The due date of a delay that began in an earlier period. */
  since?: CivilDate;
  /** Duties: when it was done; null: not yet. */
  doneOn: CivilDate | null;
  /** Duties: workdays past the date, 0 in time. Early completion: workdays before it. Slips: which of its colour for the project. */
  count: number;
  /** The act behind a deed. */
  eventId: string | null;
}

/** A project that counts for a department. */
export interface ScoredItem {
  projectId: string;
  role: ScoreRole;
  priority: Priority;
  isExcused: boolean;
}

/** All that is known of one department in a period. */
export interface DepartmentFacts {
  items: ScoredItem[];
  facts: ScoreFact[];
  /** Facts that an upheld appeal took out. */
  upheld: ReadonlySet<string>;
}
