import type { ProjectFilter } from '#projects';
import type { Period } from './period.js';

/** What is scored, and what was known when. */
export interface ScoreQuestion extends Pick<ProjectFilter, 'planId' | 'series' | 'leaderId'> {
  period: Period;
  /** The day on which one looks, Asia/Shanghai. */
  today: string;
  /** What was known at the end of that day, instead of what is known now. */
  isPast: boolean;
}
