/**
 * Simulations (演练): a period played on a temporary schema, to see what would be sent. Nothing is sent and nothing is kept.
 */
export { parseRoster } from './parse-roster.js';
export { MAX_PLAYED_DAYS } from './policy-change-simulation.js';
export { type Simulation } from './simulate.js';
export { simulateFiles, type SimulatedFiles } from './simulate-files.js';
export { OWN_RESULTS } from './simulation-jobs.js';
export { SimulationProcessorsModule } from './simulation-processors.module.js';
export { SimulationRequests } from './simulation-requests.service.js';
export { SimulationModule } from './simulation.module.js';
