import type { DomainError } from '#platform';
import type { Lamp } from '#policies';
import type { CivilDate } from '#work-calendar';

/**
 * What somebody has to do: 签收, 配合签收, 反馈, 反馈配合进展, 重新反馈, 办结（临近）, 填报指标, 答复督办单, 答复批示, 报到签收, 报到答复, 评价, 解决难点, 交办难点, 决定延期, 答复异议,
 * 审核办结, 审核督办单答复, 决定申诉, 审定通报或约谈, 审定计划.
 */
export const TASK_KINDS = [
  'sign',
  'sign-part',
  'report',
  'report-part',
  'revise-report',
  'complete',
  'report-value',
  'answer-slip',
  'answer-instruction',
  'sign-call-in',
  'answer-call-in',
  'rate-call-in',
  'resolve-blocker',
  'assign-blocker',
  'decide-extension',
  'decide-objection',
  'review-completion',
  'review-answer',
  'decide-appeal',
  'review-draft',
  'review-plan',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** Whose tasks: the own ones, or also those that colleagues of the department have. */
export const TASK_SCOPES = ['me', 'department'] as const;
export type TaskScope = (typeof TASK_SCOPES)[number];

type SubjectKind = 'project' | 'slip' | 'call-in' | 'blocker' | 'appeal' | 'draft' | 'indicator' | 'instruction' | 'plan';

/** Why somebody has to do it. */
export type TaskReason =
  | { is: 'assigned'; on: CivilDate }
  | { is: 'report-owed'; lastOn: CivilDate | null }
  | { is: 'report-asked'; by: string; text: string }
  | { is: 'report-returned' | 'objected'; text: string }
  | { is: 'urged'; on: CivilDate; dueDate: CivilDate }
  | { is: 'due-soon'; percent: number }
  | { is: 'slip-issued' | 'slip-answered'; number: string }
  | { is: 'slip-returned'; number: string; text: string }
  | { is: 'extension-asked'; until: CivilDate; text: string }
  | { is: 'completion-asked'; on: CivilDate }
  | { is: 'called-in' | 'instructed' | 'blocker-raised' | 'blocker-assigned'; by: string; text: string }
  | { is: 'call-answered'; text: string }
  | { is: 'appealed'; by: string; line: string; text: string }
  | { is: 'drafted'; level: number; on: CivilDate }
  | { is: 'value-owed'; name: string; period: string }
  | { is: 'drafts'; count: number };

/** An operation that does a task, or helps with it. */
export interface TaskAction {
  /** As the operation is called: `POST /v1/projects/{id}/<name>`. */
  name: string;
  path: string;
  /** What the body has to say. */
  requires: readonly string[];
  /** For `If-Match`; null: the operation takes none. */
  version: number | null;
  /** Why it is not possible now; null: it is. */
  refusal: DomainError | null;
}

/** Something that a person has to do now (待办). It ends by the act that was owed, not by reading it. */
export interface Task {
  /** The same as long as the task stands. */
  id: string;
  kind: TaskKind;
  subject: { kind: SubjectKind; id: string; title: string };
  project: { id: string; title: string; lamp: Lamp | null } | null;
  /** By when; null: no day is set. Civil date, Asia/Shanghai. */
  due: CivilDate | null;
  reason: TaskReason;
  /** Who of the department has it; empty: nobody is named, so that it is everybody's. */
  holders: { id: string; name: string }[];
  /** The first is the likeliest. */
  actions: TaskAction[];
}

/** A task before it is known who of the department has it. */
export type UnheldTask = Omit<Task, 'holders'>;

/** Most urgent first: what is due first, then what has no day; in one day in the order of the kinds. */
export function byUrgency(a: UnheldTask, b: UnheldTask): number {
  const [dueA, dueB] = [a.due ?? '9999-12-31', b.due ?? '9999-12-31'];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  return TASK_KINDS.indexOf(a.kind) - TASK_KINDS.indexOf(b.kind) || (a.id < b.id ? -1 : 1);
}
