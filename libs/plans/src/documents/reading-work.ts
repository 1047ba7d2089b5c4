/** What a process for reading does: see `readPlanFile`. */
export { readDocument } from '#documents';
