/**
 * What every module stands on and what knows nothing of supervision.
 * - Clock: the only source of "now"    - Database, Tx: PostgreSQL and an open transaction of it
 * - DomainError: a fault the caller can put right    - Environment: the environment, checked
 */
export { checkDocument } from './check-document.js';
export { Fault } from './fault.js';
export { Clock, type EngineTime, type RealTime, ShiftedClock, SimulatedClock, SystemClock } from './clock.js';
export { Environment, publicUrlOf, readConfig } from './config.js';
export { EmbeddedPostgres } from './embedded-postgres/embedded-postgres.js';
export { acquireHomeLock } from './embedded-postgres/home-lock.js';
export { constraintOf, Database, sqlStateOf, type Queryable, type Tx } from './database.js';
export { DomainError, notFound, staleVersion } from './errors.js';
export { isId, newId } from './ids.js';
export { type Language } from './language.js';
export { createLogger, Logger, NestLogger } from './logger.js';
export { nearestName } from './nearest-name.js';
export { PlatformModule } from './platform.module.js';
export { decodeCursor, toPage, type Page } from './paging.js';
export { asOfRelation } from './as-of-relation.js';
export { ProcessPool } from './offload/process-pool.js';
export { WorkStopped } from './offload/work-stopped.js';
export { RepeatedWarning } from './repeated-warning.js';
export { SecretEncryption } from './secret-encryption.js';
export { checkDatabase } from './surroundings/check-database.js';
export { unreachable } from './surroundings/database-fault.js';
export { operatorSentence } from './surroundings/operator-sentence.js';
