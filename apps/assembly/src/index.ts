/**
 * The house put together: every room on one database and one queue. Apps choose what of it they run.
 */
export { House, migrate, openDatabase, publicUrlOf, queueBackendOf, type HouseOptions } from './house.js';
export { ENTITIES, MIGRATIONS } from './rooms.js';
