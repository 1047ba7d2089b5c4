export {
  BLOCKER_KINDS,
  BLOCKER_STATES,
  BLOCKER_TRANSITION_NAMES,
  type BlockerKind,
  type BlockerState,
  type BlockerTransition,
  type BlockerView,
} from './blockers/blocker.js';
export { raiseBlocker } from './blockers/raise-blocker.js';
export { type BlockerFilter, listBlockers, readBlocker } from './blockers/read-blockers.js';
export { transitionBlocker } from './blockers/transition-blocker.js';

export { CALL_IN_STATES, CALL_IN_TRANSITIONS, type CallInState, type CallInView } from './call-ins/call-in.js';
export { raiseCallIn } from './call-ins/raise-call-in.js';
export { listCallIns, readCallIn } from './call-ins/read-call-ins.js';
export { transitionCallIn } from './call-ins/transition-call-in.js';
export { COORDINATION_EVENTS } from './coordination-events.js';
