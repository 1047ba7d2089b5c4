/** What a process for circulars does: see `writeCircularOffloaded`. */
export { writeCircular } from './write-circular.js';
