/** What a process for rosters does: see `RosterFileService`. */
export { readRosterSheets } from './read-roster-sheets.js';
