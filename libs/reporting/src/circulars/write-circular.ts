import type { CircularView } from './circular-view.js';

/** The files that a circular can be, by the ending of their names. */
const CIRCULAR_FORMATS = ['docx', 'xlsx'] as const;
export type CircularFormat = (typeof CIRCULAR_FORMATS)[number];

/** The circular as the bytes of a file. The libraries are loaded when they are needed. */
export async function writeCircular(format: CircularFormat, circular: CircularView): Promise<Buffer> {
  return format === 'docx'
    ? (await import('./circular-docx.js')).circularDocx(circular)
    : (await import('./circular-xlsx.js')).circularXlsx(circular);
}
