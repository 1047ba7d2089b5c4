import type { Transition } from '../api/transitions.js';
import { allOf } from '../api/client.js';
import { t, translate } from '../i18n/index.js';
import type { FormProject } from './form-project.js';
import { type FieldName, TRANSITION_FORMS } from './transition-fields.js';

export const NAMED_ROLES = allOf<FormProject['people'][number]['role']>()([
  'responsible-leader',
  'responsible-person',
  'liaison',
]);

/** Somebody in the form that names people. */
export interface PersonValue {
  /** Of the line in the form. */
  key: number;
  role: (typeof NAMED_ROLES)[number];
  name: string;
  phone: string;
  personId: string | null;
}

/** All that a form of a transition may hold. */
export interface FormValues {
  percent: number;
  text: string;
  problems: string;
  attachments: readonly { id: string; name: string }[];
  reason: string;
  dueDate: string;
  leadDepartmentId: string;
  leaderId: string;
  cooperatingDepartmentIds: readonly string[];
  priority: string;
  tags: string;
  series: string;
  readerIds: readonly string[];
  people: readonly PersonValue[];
}

/** A form begins with what the project says. */
export function firstValues(project: FormProject, transition: Transition): FormValues {
  return {
    percent: transition === 'report-cooperation' ? Number.NaN : project.percent,
    text: '',
    problems: '',
    attachments: [],
    reason: '',
    dueDate: transition === 'approve-extension' ? (project.requestedDueDate ?? '') : '',
    leadDepartmentId: '',
    leaderId: '',
    cooperatingDepartmentIds: project.cooperatingDepartments.map(({ id }) => id),
    priority: project.priority,
    tags: project.tags.join('，'),
    series: project.series.join('，'),
    readerIds: project.readers.map(({ id }) => id),
    people: project.people.map(({ phone, ...person }, key) => ({ ...person, key, phone: phone ?? '' })),
  };
}

/** What is missing or wrong, by field. The API has the last word; this spares the way to it. */
export function faultsOf(project: FormProject, transition: Transition, values: FormValues): Partial<Record<FieldName, string>> {
  const { needed, optional = [] } = TRANSITION_FORMS[transition];
  const faults: Partial<Record<FieldName, string>> = {};
  for (const name of needed) if (isEmpty(valueOf(name, values))) faults[name] = t('form.required');
  const { percent } = values;
  const asksPercent = needed.includes('percent') || (optional.includes('percent') && !Number.isNaN(percent));
  if (asksPercent && !(percent >= 0 && percent <= 100)) faults.percent = translate('acts', 'fault.percent');
  if (isLess(project, transition, values) && isEmpty(valueOf('reason', values))) faults.reason = t('form.required');
  return faults;
}

/** A report of less than before needs its reason. */
export function isLess(project: FormProject, transition: Transition, { percent }: FormValues): boolean {
  return transition === 'report' && percent < project.percent;
}

/** Lists that are written whole: an empty one takes away what stood there. */
const MAY_BE_EMPTY: readonly FieldName[] = ['tags', 'series', 'people'];

/** What the API takes: only what was filled in. */
export function bodyOfForm(transition: Transition, values: FormValues): Record<string, unknown> {
  const { needed, optional = [] } = TRANSITION_FORMS[transition];
  const filled = [...needed, ...optional].filter((name) => MAY_BE_EMPTY.includes(name) || !isEmpty(valueOf(name, values)));
  return Object.fromEntries(filled.map((name) => [name, valueOf(name, values)]));
}

function valueOf(name: FieldName, values: FormValues): unknown {
  if (name === 'attachmentIds') return values.attachments.map(({ id }) => id);
  if (name === 'tags' || name === 'series')
    return values[name]
      .split(/[,，、\n]/)
      .map((word) => word.trim())
      .filter(Boolean);
  if (name === 'people')
    return values.people
      .filter((person) => person.name.trim() !== '')
      .map(({ role, name: own, phone, personId }) => ({ role, name: own.trim(), phone: phone.trim() || null, personId }));
  const value = values[name];
  return typeof value === 'string' ? value.trim() : value;
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0) || Number.isNaN(value);
}
