/**
 * The bytes of an office document in, its text and structure out; the look of documents that are written. Whoever reads strangers' files bounds time and memory with a process.
 * - layout: headings and tables as places in the text    - note: what was left out, told to the person who sent the file
 * - refusal: a file that is not read, with a code and a sentence that says what to do
 */
export type { DocumentFormat, ReadDocument } from './document/document.js';
export type { DocumentNote } from './document/notes.js';
export { DEFAULT_LIMITS } from './document/limits.js';
export { readDocument } from './read-document.js';
export { DocumentRefused, REFUSAL_CODES } from './document/refusal.js';
export { commonCharacters } from './text/common-characters.js';
export { columnLetters, type Sheet, type SheetCell } from './workbook/cell.js';
export { readWorkbook } from './workbook/read-workbook.js';
export { OFFICIAL_PAPER } from './paper/official-paper.js';
export { OfficePackage } from './zip/office-package.js';
