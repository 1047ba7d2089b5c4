/**
 * What every module stands on and what knows nothing of supervision.
 * - Clock: the only source of "now"    - Database, Tx: PostgreSQL and an open transaction of it
 * - DomainError: a fault the caller can put right    - Config: the environment, checked
 */
export { checkDocument, shapeFaults, type Fault } from './check-document.js';
export { Clock, type EngineTime, type RealTime, ShiftedClock, shifted, SimulatedClock, SystemClock } from './clock.js';
export { Environment, previousSecretsOf, publicUrlOf, readConfig, trustedProxies, type Config } from './config.js';
export { EmbeddedPostgres } from './embedded-postgres/embedded-postgres.js';
export { acquireHomeLock } from './embedded-postgres/home-lock.js';
export { constraintOf, Database, sqlStateOf, type Queryable, type Tx } from './database.js';
export { DomainError, notFound, staleVersion } from './errors.js';
export { isId, newId } from './ids.js';
export { type Language } from './language.js';
export { Listener } from './listener.js';
export { createLogger, Logger, NestLogger } from './logger.js';
export { nearestName } from './nearest-name.js';
export { parseNetworks } from './networks.js';
export { PlatformModule, type PlatformOptions } from './platform.module.js';
export { decodeCursor, encodeCursor, toPage, type Page } from './paging.js';
export { asOfRelation } from './as-of-relation.js';
export { ProcessPool, type CallOptions } from './offload/process-pool.js';
export { WorkStopped } from './offload/work-stopped.js';
export { RepeatedWarning } from './repeated-warning.js';
export { SecretEncryption, reencryptTable } from './secret-encryption.js';
export { checkDatabase, describeDatabase } from './surroundings/check-database.js';
export { unreachable } from './surroundings/database-fault.js';
export { operatorSentence } from './surroundings/operator-sentence.js';
