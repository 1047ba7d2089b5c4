import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { allOf } from '../api/client.js';
import { departmentsQuery } from '../api/departments.js';
import { peopleQuery } from '../api/people.js';
import { useToday } from '../api/session.js';
import type { Transition } from '../api/transitions.js';
import { useTranslation } from '../i18n/index.js';
import { CheckList } from '../ui/check-list.js';
import { chinaDate, shortDate } from '../ui/dates.js';
import { PercentField, SelectField, TextArea, TextField } from '../ui/field.js';
import { AttachmentField } from './attachment-field.js';
import type { FormProject } from './form-project.js';
import { type FormValues, isLess } from './form-values.js';
import { PeopleField } from './people-field.js';
import type { FieldName } from './transition-fields.js';

const PRIORITIES = allOf<FormProject['priority']>()(['normal', 'high', 'urgent']);

interface FormFieldProps {
  name: FieldName;
  project: FormProject;
  transition: Transition;
  values: FormValues;
  change: (next: Partial<FormValues>) => void;
  fault: string | undefined;
  optional: boolean;
}

/** One field of a transition's form. */
export function FormField(props: FormFieldProps): ReactNode {
  const { name, project, transition, values, change, fault, optional } = props;
  const { t } = useTranslation('acts');
  const field = { fault, optional, label: useLabel(name, transition) };
  switch (name) {
    case 'percent':
      return <Percent {...props} />;
    case 'text':
    case 'problems':
    case 'reason':
      return (
        <TextArea
          {...field}
          value={values[name]}
          rows={name === 'text' ? 4 : 3}
          onChange={(value) => change({ [name]: value })}
        />
      );
    case 'dueDate':
      return <DueDate {...props} />;
    case 'attachmentIds':
      return (
        <AttachmentField projectId={project.id} value={values.attachments} onChange={(attachments) => change({ attachments })} />
      );
    case 'tags':
    case 'series':
      return <TextField {...field} hint={t('hint.list')} value={values[name]} onChange={(value) => change({ [name]: value })} />;
    case 'priority':
      return <Priority {...props} />;
    case 'leadDepartmentId':
    case 'cooperatingDepartmentIds':
      return <Departments {...props} />;
    case 'leaderId':
      return <Leader {...props} />;
    case 'readerIds':
      return <Readers {...props} />;
    case 'people':
      return <PeopleField project={project} value={values.people} onChange={(people) => change({ people })} />;
  }
}

function useLabel(name: FieldName, transition: Transition): string {
  const { t } = useTranslation('acts');
  if (name === 'text' && transition === 'request-completion') return t('field.textOfCompletion');
  if (name === 'reason' && transition === 'request-report') return t('field.reportReason');
  if (name === 'reason' && ['close', 'resume', 'approve-extension'].includes(transition)) return t('field.remark');
  if (name === 'dueDate' && transition === 'request-report') return t('field.reportDueDate');
  return t(`field.${name}`);
}

function Percent({ project, transition, values, change, fault, optional }: FormFieldProps): ReactNode {
  const { t } = useTranslation('acts');
  const today = useToday();
  const isLower = isLess(project, transition, values);
  const last = project.lastReportAt
    ? t('hint.last', { percent: project.percent, day: shortDate(chinaDate(project.lastReportAt), today) })
    : undefined;
  const hint = isLower ? t('hint.lower', { percent: project.percent }) : last;
  return (
    <PercentField
      {...{ fault, optional, hint }}
      label={t('field.percent')}
      value={values.percent}
      onChange={(percent) => change({ percent })}
    />
  );
}

function DueDate({ name, project, transition, values, change, fault, optional }: FormFieldProps): ReactNode {
  const { t } = useTranslation('acts');
  const today = useToday();
  const { dueDate, requestedDueDate, extensionReason } = project;
  const isDecision = transition === 'approve-extension' && requestedDueDate !== null;
  const hint = isDecision ? (
    <>
      {t('hint.asked', { day: requestedDueDate })}
      {extensionReason && <br />}
      {extensionReason && t('hint.askedReason', { reason: extensionReason })}
    </>
  ) : (
    t('hint.due', { day: dueDate })
  );
  return (
    <TextField
      {...{ fault, optional, hint }}
      label={useLabel(name, transition)}
      type="date"
      min={today}
      value={values.dueDate}
      onChange={(value) => change({ dueDate: value })}
    />
  );
}

function Priority({ values, change, fault, optional }: FormFieldProps): ReactNode {
  const { t } = useTranslation();
  const { t: acts } = useTranslation('acts');
  return (
    <SelectField
      {...{ fault, optional }}
      label={acts('field.priority')}
      value={values.priority}
      onChange={(priority) => change({ priority })}
    >
      {PRIORITIES.map((priority) => (
        <option key={priority} value={priority}>
          {t(`priority.${priority}`)}
        </option>
      ))}
    </SelectField>
  );
}

function Departments({ name, project, values, change, fault }: FormFieldProps): ReactNode {
  const { t } = useTranslation('acts');
  const departments = useQuery(departmentsQuery).data ?? [];
  const others = departments.filter(({ id }) => id !== project.leadDepartment.id);
  const isLead = name === 'leadDepartmentId';
  return (
    <CheckList
      label={t(isLead ? 'field.leadDepartmentId' : 'field.cooperatingDepartmentIds')}
      options={others.map(({ id, name: label, shortName }) => ({ id, label, more: shortName }))}
      single={isLead}
      fault={fault}
      value={isLead ? [values.leadDepartmentId].filter(Boolean) : values.cooperatingDepartmentIds}
      onChange={(ids) => change(isLead ? { leadDepartmentId: ids[0] ?? '' } : { cooperatingDepartmentIds: ids })}
    />
  );
}

function Leader({ values, change, fault }: FormFieldProps): ReactNode {
  const { t } = useTranslation('acts');
  const leaders = (useQuery(peopleQuery).data ?? []).filter(({ role }) => role === 'leader');
  return (
    <CheckList
      label={t('field.leaderId')}
      options={leaders.map(({ id, name }) => ({ id, label: name }))}
      single
      fault={fault}
      value={[values.leaderId].filter(Boolean)}
      onChange={(ids) => change({ leaderId: ids[0] ?? '' })}
    />
  );
}

function Readers({ values, change, fault }: FormFieldProps): ReactNode {
  const { t } = useTranslation('acts');
  const people = useQuery(peopleQuery).data ?? [];
  return (
    <CheckList
      label={t('field.readerIds')}
      options={people.map(({ id, name }) => ({ id, label: name }))}
      fault={fault}
      value={values.readerIds}
      onChange={(readerIds) => change({ readerIds })}
    />
  );
}
