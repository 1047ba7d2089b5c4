import type { PolicyStep } from '../../../api/policies/policies.js';
import type { LampColour } from '../../../api/projects.js';

export const MAX_DAYS = 366;
export const MAX_REPEAT = 250;
export const LAMPS = ['red', 'yellow', 'green'] as const satisfies readonly LampColour[];
export const CONDITION_FLAGS = ['unread', 'unacknowledged', 'unreported'] as const;

/** A step as its form holds it: numbers as they are typed. */
export interface StepForm {
  side: 'before' | 'after' | 'fraction';
  days: string;
  percent: string;
  unit: string;
  level: string;
  for: string;
  audience: string[];
  channels: string[];
  repeatEvery: string;
  repeatAtMost: string;
  /** Lamps and flags of the condition. */
  conditions: string[];
  pointsBehind: string;
  source: string;
}

const NEW_STEP: Omit<PolicyStep, 'key' | 'track'> = {
  for: 'any',
  offset: 1,
  unit: 'workday',
  level: 0,
  audience: ['lead-officers'],
  channels: ['inbox', 'email'],
};
const OF_HELPERS = ['helper-officers'];
const OF_OTHERS = ['assignee-officers'];

/** @param step null: a new one on this track */
export function formOf(step: PolicyStep | null, track: string): StepForm {
  const audience = track.startsWith('helper-') ? OF_HELPERS : /^(blocker|call-in)-/.test(track) ? OF_OTHERS : NEW_STEP.audience;
  const from = step ?? { ...NEW_STEP, audience, key: '', track };
  const { offset = 0, unit = 'day', fraction, when = {}, repeatEvery, repeatAtMost } = from;
  const lamps = Array.isArray(when['lamps']) ? when['lamps'].map(String) : [];
  return {
    side: fraction === undefined ? (offset < 0 ? 'before' : 'after') : 'fraction',
    days: String(Math.abs(offset)),
    percent: fraction === undefined ? '' : String(Math.round(fraction * 100)),
    unit,
    level: String(from.level),
    for: from.for,
    audience: [...from.audience],
    channels: [...from.channels],
    repeatEvery: repeatEvery === undefined ? '' : String(repeatEvery),
    repeatAtMost: repeatAtMost === undefined ? '' : String(repeatAtMost),
    conditions: [...lamps, ...CONDITION_FLAGS.filter((flag) => when[flag] === true)],
    pointsBehind: typeof when['pointsBehind'] === 'number' ? String(when['pointsBehind']) : '',
    source: from.source ?? '',
  };
}

type Faults = Partial<
  Record<'days' | 'percent' | 'repeatEvery' | 'repeatAtMost' | 'pointsBehind' | 'audience' | 'channels', true>
>;

/** What each part of the form gets. */
export interface StepPartProps {
  form: StepForm;
  faults: Faults;
  change: (next: Partial<StepForm>) => void;
}

/** What can't be read as it was typed; what the rules forbid, the server says. */
export function faultsOf(form: StepForm): Faults {
  const faults: Faults = {};
  const ask = (name: keyof Faults, isGood: boolean): void => {
    if (!isGood) faults[name] = true;
  };
  if (form.side === 'fraction') ask('percent', isWithin(form.percent, 1, 99));
  else ask('days', isWithin(form.days, 0, MAX_DAYS));
  if (form.side === 'after' && form.repeatEvery) {
    ask('repeatEvery', isWithin(form.repeatEvery, 1, MAX_REPEAT));
    if (form.repeatAtMost) ask('repeatAtMost', isWithin(form.repeatAtMost, 1, MAX_REPEAT));
  }
  if (form.pointsBehind) ask('pointsBehind', isWithin(form.pointsBehind, 1, 100));
  ask('audience', form.audience.length > 0);
  ask('channels', form.channels.length > 0);
  return faults;
}

function isWithin(text: string, min: number, max: number): boolean {
  const number = Number(text);
  return text.trim() !== '' && Number.isInteger(number) && number >= min && number <= max;
}

/** The step that a form without faults says; what the form doesn't ask for stays as it was. */
export function stepOf(form: StepForm, step: PolicyStep | null, track: string): PolicyStep {
  const repeats = form.side === 'after' && form.repeatEvery !== '';
  const when = conditionOf(form, step?.when ?? {});
  return {
    key: step?.key ?? '',
    track,
    for: form.for,
    ...timingOf(form, step),
    ...(repeats ? { repeatEvery: Number(form.repeatEvery) } : {}),
    ...(repeats && form.repeatAtMost ? { repeatAtMost: Number(form.repeatAtMost) } : {}),
    ...(Object.keys(when).length > 0 ? { when } : {}),
    level: Number(form.level),
    audience: form.audience,
    channels: form.channels,
    ...(form.source.trim() ? { source: form.source.trim() } : {}),
  };
}

function timingOf(form: StepForm, step: PolicyStep | null): Pick<PolicyStep, 'offset' | 'unit' | 'fraction'> {
  if (form.side !== 'fraction') return { offset: (form.side === 'before' ? -1 : 1) * Number(form.days) || 0, unit: form.unit };
  // The form shows whole percent: a third stays a third.
  const was = step?.fraction;
  return { fraction: was !== undefined && Math.round(was * 100) === Number(form.percent) ? was : Number(form.percent) / 100 };
}

function conditionOf({ conditions, pointsBehind }: StepForm, was: Record<string, unknown>): Record<string, unknown> {
  const { lamps: _lamps, pointsBehind: _points, ...others } = was;
  const kept = Object.fromEntries(Object.entries(others).filter(([name]) => !CONDITION_FLAGS.some((flag) => flag === name)));
  const lamps = LAMPS.filter((lamp) => conditions.includes(lamp));
  return {
    ...kept,
    ...(lamps.length > 0 ? { lamps } : {}),
    ...Object.fromEntries(CONDITION_FLAGS.filter((flag) => conditions.includes(flag)).map((flag) => [flag, true])),
    ...(pointsBehind ? { pointsBehind: Number(pointsBehind) } : {}),
  };
}
