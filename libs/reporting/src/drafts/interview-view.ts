import type { Interview } from './interview.entity.js';

/** As it is printed: 约谈〔2022〕3号; those of confidential projects are numbered apart, as slips are. */
export function interviewNumber(year: number, number: number): string {
  return number < 0 ? `约谈密〔${year}〕${-number}号` : `约谈〔${year}〕${number}号`;
}

/** A notice of an interview as people read it. */
export interface InterviewView extends Omit<Interview, 'year' | 'number' | 'calledBy'> {
  /** As it is printed. */
  number: string;
}

export function interviewViewOf({ year, number, calledBy: _calledBy, ...interview }: Interview): InterviewView {
  return { ...interview, number: interviewNumber(year, number) };
}
