/**
 * Slips (督办单): formal notices that demand an answer by a date.
 * - colour: blue before the due date, yellow when the project falls behind, red when it is overdue
 * - slip transition: answer 答复, accept 认可, send back 退回, withdraw 撤回, settle (with the end of the project)
 * - slip listener: takes part in each change of a slip, in its transaction
 * - paper: a numbered paper of the office as a Word document
 */
export type { SlipIssue } from './issue-slip.js';
export { slipNumber } from './paper/slip-number.js';
export { nextColour, SLIP_COLOURS, type SlipColour } from './slip-colour.js';
export { SlipListener } from './slip-listener.js';
export { slipNotice, type SlipNews } from './slip-notice.js';
export { AWAITING_ANSWER, SLIP_STATES, type SlipState } from './slip-state.js';
export { PERSONS_SLIP_TRANSITIONS } from './slip-transitions.js';
export type { SlipView } from './slip-view.js';
export type { SlipTransitionCommand } from './slip-state-machine.js';
export { Slip } from './slip.entity.js';
export { SlipsModule } from './slips.module.js';
export { slipAnchorsOf, slipsAsOf, takeNumber } from './slips.queries.js';
export { SlipsService } from './slips.service.js';
export { type SlipDraft } from './slip-drafts.js';
export { DOCX_MEDIA_TYPE, numberedPaperDocx } from './paper/numbered-paper.js';
export { slipDocx } from './slip-docx.js';
