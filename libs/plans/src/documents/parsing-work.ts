/** What a process for plan texts does: see `parseOffloaded`. */
export { parsePlan } from '#plan-text';
