/**
 * The composition: the modules of all features, the tables and the catalogue of events. The programs and the simulations
 * stand on it.
 */
export { Application } from './application.js';
export { FEATURES } from './features.js';
export { EVENT_CATALOGUE } from './registry.js';
export { runUntilStopped } from './run-until-stopped.js';
export { openDatabase, migrate } from './migrate.js';
