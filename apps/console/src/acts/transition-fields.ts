import type { Transition } from '../api/transitions.js';

/** What a form of a transition asks for. */
export type FieldName =
  | 'percent'
  | 'text'
  | 'problems'
  | 'attachmentIds'
  | 'reason'
  | 'dueDate'
  | 'leadDepartmentId'
  | 'cooperatingDepartmentIds'
  | 'priority'
  | 'tags'
  | 'series'
  | 'readerIds'
  | 'leaderId'
  | 'people';

export interface TransitionForm {
  needed: readonly FieldName[];
  optional?: readonly FieldName[];
  /** Hard to take back: comes last, outlined. */
  danger?: boolean;
}

const REASON: TransitionForm = { needed: ['reason'] };
const NOTHING: TransitionForm = { needed: [] };

/** The forms of all transitions. One that needs nothing is done at the first tap. */
export const TRANSITION_FORMS: Readonly<Record<Transition, TransitionForm>> = {
  acknowledge: NOTHING,
  report: { needed: ['percent', 'text'], optional: ['reason', 'problems', 'attachmentIds'] },
  'no-change': NOTHING,
  'request-completion': { needed: ['text'], optional: ['attachmentIds'] },
  'request-extension': { needed: ['dueDate', 'reason'] },
  'withdraw-extension': NOTHING,
  object: REASON,
  'acknowledge-cooperation': NOTHING,
  'report-cooperation': { needed: ['text'], optional: ['percent', 'problems', 'attachmentIds'] },
  close: { needed: [], optional: ['reason'] },
  return: REASON,
  'return-report': REASON,
  'request-report': { needed: ['dueDate', 'reason'] },
  'approve-extension': { needed: [], optional: ['dueDate', 'reason'] },
  'refuse-extension': REASON,
  'dismiss-objection': REASON,
  'change-due-date': { needed: ['dueDate', 'reason'] },
  reassign: { needed: ['leadDepartmentId', 'reason'] },
  'change-leader': { needed: ['leaderId'], optional: ['reason'] },
  'name-people': { needed: [], optional: ['people'] },
  transfer: { needed: ['leadDepartmentId', 'reason'] },
  'change-cooperation': { needed: ['cooperatingDepartmentIds', 'reason'] },
  excuse: REASON,
  label: { needed: [], optional: ['tags', 'series'] },
  prioritize: { needed: ['priority', 'reason'] },
  resume: { needed: [], optional: ['reason'] },
  reopen: REASON,
  restrict: { needed: ['readerIds', 'reason'] },
  unrestrict: REASON,
  'carry-over': { needed: ['dueDate'], optional: ['reason'] },
  'take-back': { ...REASON, danger: true },
  suspend: { ...REASON, danger: true },
  cancel: { ...REASON, danger: true },
};

export function isTransition(name: string): name is Transition {
  return name in TRANSITION_FORMS;
}

/** Done without a form. */
export function isOneTap(transition: Transition): boolean {
  const { needed, optional = [] } = TRANSITION_FORMS[transition];
  return needed.length + optional.length === 0;
}
