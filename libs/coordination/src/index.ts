/**
 * What is arranged between departments around projects.
 * - blocker (难点): what holds a project up, assigned in coordination (调度) and resolved
 * - call-in (吹哨报到): a lower unit calls departments, who must sign and answer in time
 * - instruction (批示): what a leader writes on a project, with an answer by a day where one is asked for
 * - comment (沟通): what somebody says to those who see a project, and whom it calls (@)
 */
export { Blocker, BLOCKER_KINDS, BLOCKER_STATES, type BlockerKind, type BlockerState } from './entities/blocker.entity.js';
export { BLOCKER_TRANSITIONS, type BlockerTransition } from './blockers/blocker-transitions.js';
export type { BlockerView } from './blockers/read-blockers.js';
export { BlockersService } from './blockers/blockers.service.js';
export { CALL_IN_STATES, CalledDepartment, CallIn, type CallInState } from './entities/call-in.entity.js';
export { CALL_IN_TRANSITIONS, type CallInTransition } from './call-ins/call-in-transitions.js';
export type { CallInView } from './call-ins/read-call-ins.js';
export { CallInsService } from './call-ins/call-ins.service.js';
export {
  type BlockerChange,
  type CallInChange,
  type CommentChange,
  CoordinationListener,
  type InstructionChange,
} from './listeners/coordination-listener.js';
export { CommentsService } from './comments/comments.service.js';
export { Instruction } from './entities/instruction.entity.js';
export { InstructionsService } from './instructions/instructions.service.js';
export { INSTRUCTION_STATES, type InstructionState, type InstructionView } from './instructions/read-instructions.js';
export { CoordinationModule } from './coordination.module.js';
