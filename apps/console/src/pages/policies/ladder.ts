import type { Schemas } from '../../api/client.js';
import { allOf } from '../../api/client.js';
import type { PolicyStep } from '../../api/policies/policies.js';

export type Track = Schemas['UpcomingStepAnswer']['track'];
type Audience = Schemas['UnreachableAnswer']['audiences'][number];

/** What steps count from, in the order of the page: of the project, of slips, of helpers, of blockers, calls and instructions. */
export const TRACKS = allOf<Track>()([
  'deadline',
  'acknowledgement',
  'report',
  'review',
  'decision',
  'milestone',
  'blue-slip',
  'yellow-slip',
  'red-slip',
  'helper-acknowledgement',
  'helper-report',
  'helper-deadline',
  'blocker-assignment',
  'blocker-resolution',
  'call-in-acknowledgement',
  'call-in-answer',
  'instruction-answer',
]);

export const LEVELS = ['0', '1', '2', '3', '4', '5'] as const;
export const AUDIENCES = allOf<Audience>()([
  'lead-officers',
  'lead-head',
  'named-people',
  'named-leaders',
  'helper-officers',
  'helper-heads',
  'assignee-officers',
  'assignee-head',
  'supervisors',
  'leader',
]);
export const CHANNELS = ['inbox', 'email', 'sms', 'wecom-app', 'robot'] as const;
export const LENGTHS = ['any', 'long', 'short'] as const;

export function isTrack(name: string): name is Track {
  return TRACKS.some((one) => one === name);
}

/** A week has five of them. */
const DAYS_A_WORKDAY = 7 / 5;
/** A part of the time of a project lies before its date; only the order among such steps matters. */
const WHOLE_TIME = 20;

/** Where a step stands on the line, in days from the date. */
function placeOf({ offset = 0, unit, fraction }: PolicyStep): number {
  if (fraction !== undefined) return (fraction - 1) * WHOLE_TIME;
  return unit === 'workday' ? offset * DAYS_A_WORKDAY : offset;
}

/** The steps of a track in the order in which they come. */
export function stepsOf(steps: readonly PolicyStep[], track: string): PolicyStep[] {
  return steps.filter((step) => step.track === track).sort((a, b) => placeOf(a) - placeOf(b));
}

/** Those before the date, and those on it or after it. */
export function aroundDate(steps: readonly PolicyStep[]): { before: PolicyStep[]; after: PolicyStep[] } {
  return { before: steps.filter((step) => placeOf(step) < 0), after: steps.filter((step) => placeOf(step) >= 0) };
}

/** A key that no other step has: what the step says when it is made. */
export function newKey(steps: readonly PolicyStep[], { track, offset = 0, unit, fraction }: Omit<PolicyStep, 'key'>): string {
  const side = offset < 0 ? 'before' : 'after';
  const when = fraction === undefined ? `${side}-${Math.abs(offset)}${unit === 'workday' ? 'wd' : 'd'}` : 'part';
  const name = track === 'deadline' ? when : `${track}-${when}`;
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? name : `${name}-${number}`;
    if (steps.every((step) => step.key !== key)) return key;
  }
}
