import type { PolicyDefinition } from '../../api/policies/policies.js';
import { LEVELS } from './ladder.js';

/** How a field of a rule is filled in. `list`: texts, one a line; `periods`: from, to, reason a line. */
export type RuleField =
  | { name: RuleFieldName; kind: 'text' | 'time' | 'list' | 'periods' | 'flag' }
  | { name: RuleFieldName; kind: 'number'; min: number; max: number }
  | { name: RuleFieldName; kind: 'select' | 'checks'; options: readonly RuleOption[]; numeric?: boolean };

type RuleOption =
  | 'task'
  | 'indicator'
  | 'achieve'
  | 'start'
  | 'advance'
  | 'strive'
  | 'explore'
  | 'normal'
  | 'high'
  | 'urgent'
  | 'plan'
  | 'instruction'
  | 'meeting'
  | 'finding'
  | 'proposal'
  | 'hotline'
  | 'direct'
  | '0'
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | 'weekly'
  | 'monthly'
  | 'quarterly'
  | 'half-yearly'
  | 'yearly'
  | 'dates'
  | 'none'
  | 'nothing'
  | 'workdays'
  | 'supervisor'
  | 'leader';

type RuleFieldName =
  | 'title'
  | 'sendAt'
  | 'shortBelowWorkdays'
  | 'priority'
  | 'kinds'
  | 'commitments'
  | 'priorities'
  | 'origins'
  | 'series'
  | 'tags'
  | 'departments'
  | 'confidential'
  | 'from'
  | 'to'
  | 'workdaysOnly'
  | 'exemptLevels'
  | 'pauses'
  | 'levels'
  | 'at'
  | 'cadence'
  | 'day'
  | 'dates'
  | 'minimumGapDays'
  | 'yellowLag'
  | 'redLag'
  | 'withoutMilestones'
  | 'latestWorkdaysBefore'
  | 'most'
  | 'decidedBy'
  | 'withinWorkdays'
  | 'answerWithinWorkdays'
  | 'source';

export interface RuleGroup {
  name:
    | 'general'
    | 'appliesTo'
    | 'window'
    | 'digest'
    | 'report'
    | 'plannedProgress'
    | 'extension'
    | 'objection'
    | 'blue'
    | 'yellow'
    | 'red';
  /** Where its fields stand in the definition. */
  path: readonly string[];
  /** May be left out whole; what it holds when it is switched on. */
  optional?: Record<string, unknown>;
  fields: readonly RuleField[];
}

const SOURCE: RuleField = { name: 'source', kind: 'text' };
const slip = (name: 'blue' | 'yellow' | 'red'): RuleGroup => ({
  name,
  path: ['slips', name],
  fields: [{ name: 'answerWithinWorkdays', kind: 'number', min: 1, max: 60 }, SOURCE],
});

/** The rules of a policy beside its steps, as the page shows and edits them. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  {
    name: 'general',
    path: [],
    fields: [
      { name: 'title', kind: 'text' },
      { name: 'sendAt', kind: 'time' },
      { name: 'shortBelowWorkdays', kind: 'number', min: 0, max: 250 },
      { name: 'priority', kind: 'number', min: -1000, max: 1000 },
    ],
  },
  {
    name: 'appliesTo',
    path: ['appliesTo'],
    optional: {},
    fields: [
      {
        name: 'origins',
        kind: 'checks',
        options: ['plan', 'instruction', 'meeting', 'finding', 'proposal', 'hotline', 'direct'],
      },
      { name: 'priorities', kind: 'checks', options: ['normal', 'high', 'urgent'] },
      { name: 'kinds', kind: 'checks', options: ['task', 'indicator'] },
      { name: 'commitments', kind: 'checks', options: ['achieve', 'start', 'advance', 'strive', 'explore'] },
      { name: 'series', kind: 'list' },
      { name: 'tags', kind: 'list' },
      { name: 'departments', kind: 'list' },
      { name: 'confidential', kind: 'flag' },
    ],
  },
  {
    name: 'window',
    path: ['window'],
    fields: [
      { name: 'from', kind: 'time' },
      { name: 'to', kind: 'time' },
      { name: 'workdaysOnly', kind: 'flag' },
      { name: 'exemptLevels', kind: 'checks', options: LEVELS, numeric: true },
      { name: 'pauses', kind: 'periods' },
      SOURCE,
    ],
  },
  {
    name: 'digest',
    path: ['digest'],
    optional: { levels: [0, 1], at: '09:15' },
    fields: [{ name: 'levels', kind: 'checks', options: LEVELS, numeric: true }, { name: 'at', kind: 'time' }, SOURCE],
  },
  {
    name: 'report',
    path: ['report'],
    fields: [
      {
        name: 'cadence',
        kind: 'select',
        options: ['weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly', 'dates', 'none'],
      },
      { name: 'day', kind: 'number', min: 1, max: 31 },
      { name: 'dates', kind: 'list' },
      { name: 'minimumGapDays', kind: 'number', min: 0, max: 365 },
      SOURCE,
    ],
  },
  {
    name: 'plannedProgress',
    path: ['plannedProgress'],
    optional: { yellowLag: 10, redLag: 30, withoutMilestones: 'nothing' },
    fields: [
      { name: 'yellowLag', kind: 'number', min: 1, max: 100 },
      { name: 'redLag', kind: 'number', min: 1, max: 100 },
      { name: 'withoutMilestones', kind: 'select', options: ['nothing', 'workdays'] },
      SOURCE,
    ],
  },
  {
    name: 'extension',
    path: ['extension'],
    optional: { latestWorkdaysBefore: 3, most: 2, decidedBy: 'supervisor' },
    fields: [
      { name: 'latestWorkdaysBefore', kind: 'number', min: 0, max: 60 },
      { name: 'most', kind: 'number', min: 0, max: 20 },
      { name: 'decidedBy', kind: 'select', options: ['supervisor', 'leader'] },
      SOURCE,
    ],
  },
  {
    name: 'objection',
    path: ['objection'],
    optional: { withinWorkdays: 2 },
    fields: [{ name: 'withinWorkdays', kind: 'number', min: 0, max: 60 }, SOURCE],
  },
  slip('blue'),
  slip('yellow'),
  slip('red'),
];

/** The fields of a group as they stand; null: the policy says nothing of it. */
export function groupValues(definition: PolicyDefinition, { path }: RuleGroup): Record<string, unknown> | null {
  let place: unknown = definition;
  for (const name of path) place = isObject(place) ? place[name] : undefined;
  return isObject(place) ? place : null;
}

/** The definition with other values of a group; null leaves the group out. */
export function withGroup(
  definition: PolicyDefinition,
  { path, fields }: RuleGroup,
  values: Record<string, unknown> | null,
): PolicyDefinition {
  const set = (place: Record<string, unknown>, [name, ...rest]: readonly string[]): Record<string, unknown> => {
    if (name === undefined) return { ...place, ...onlyOf(fields, values ?? {}) };
    if (rest.length === 0 && values === null) return withoutEmpty({ ...place, [name]: undefined });
    const inner = place[name];
    return { ...place, [name]: withoutEmpty(set(isObject(inner) ? inner : {}, rest)) };
  };
  return withoutEmpty(set(definition, path)) as PolicyDefinition;
}

/** What the fields of the group say; one that was cleared is left out. */
function onlyOf(fields: readonly RuleField[], values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name }) => [name, isEmpty(values[name]) ? undefined : values[name]]));
}

function withoutEmpty(place: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
