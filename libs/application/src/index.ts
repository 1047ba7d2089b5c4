/**
 * The composition: the modules of all features, the tables, the catalogue of events. A program is a root module over it
 * - services: what every program has; commands and simulations have nothing else
 * - processors, dispatchers: the background work of a worker
 */
export { contextOptions, loggerOf, openContext, withServices } from './contexts.js';
/** @public scripts/sync writes the schema with it. */
export { migrate } from './contexts.js';
export { DISPATCHERS, PROCESSORS } from './features.js';
export { MigrationCheckModule } from './migration.module.js';
export { MigrationService } from './migration.service.js';
export { runUntilStopped } from './run-until-stopped.js';
export { checkServers, schemasToMigrate } from './surroundings.js';
export { type ProgramOptions, servicesOf } from './services.module.js';
export { EVENT_CATALOGUE } from './features.js';
