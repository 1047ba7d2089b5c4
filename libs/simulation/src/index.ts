/**
 * Simulations (演练): a period played on a temporary schema, to see what would be sent. Nothing is sent and nothing is kept.
 */
export { playChange, MAX_PLAYED_DAYS } from './play-change.js';
export { type Simulation } from './simulate.js';
export { simulatePlan } from './simulate-plan.js';
export { parseRoster } from './parse-roster.js';
export { simulateFiles, type SimulatedFiles } from './simulate-files.js';
