import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import { allOf } from '../../api/client.js';
import { previewQuery, saveSchedule, type Schedule, type ScheduleContent } from '../../api/reporting/reports.js';
import { useToday } from '../../api/session.js';
import { viewsQuery } from '../../api/views.js';
import { useTranslation } from '../../i18n/index.js';
import { CheckList } from '../../ui/check-list.js';
import { shortDate, shortTime } from '../../ui/dates.js';
import { SelectField, TextField } from '../../ui/field.js';
import { Part } from '../../ui/part.js';
import { periodLabel } from '../../ui/periods.js';
import styles from './reports.module.css';
import { weekdayOf } from './schedule-item.js';

type Said = Required<ScheduleContent>;
const KINDS = allOf<Said['kind']>()(['ledger', 'board', 'circular']);
const FORMATS = allOf<Said['format']>()(['xlsx', 'docx']);
const EVERY = allOf<Said['every']>()(['week', 'month', 'quarter']);
const COVERS = allOf<Said['covers']>()(['previous', 'current']);
const AUDIENCES = allOf<Said['audience'][number]>()(['supervisors', 'leaders']);
const DAYS = { week: 7, month: 31, quarter: 31 } as const;

type Values = Pick<Said, 'name' | 'kind' | 'format' | 'every' | 'covers' | 'day' | 'time' | 'audience' | 'viewId'>;

const FRESH: Values = {
  name: '',
  kind: 'ledger',
  format: 'xlsx',
  every: 'month',
  covers: 'previous',
  day: 1,
  time: '09:00',
  viewId: '',
  audience: ['supervisors'],
};

/** Sets up a report, or changes one; below the form stands what it would do. */
export function ScheduleSheet({ before, onClose }: { before: Schedule | null; onClose: () => void }): ReactNode {
  const { t } = useTranslation('reports');
  const [values, setValues] = useState<Values>(before ? valuesOf(before) : FRESH);
  const content = contentOf(values, before);
  const tellsNobody = values.audience.length === 0 && (content.recipientIds ?? []).length === 0;
  const saved = useSent({
    send: () => saveSchedule(content, before),
    done: t('saved', { name: content.name }),
    concerns: [['reports']],
    onDone: onClose,
  });
  return (
    <FormSheet
      title={t(before ? 'act.edit' : 'new')}
      submit={t('save')}
      isComplete={content.name !== '' && !tellsNobody}
      sent={saved}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <TextField
            label={t('field.name')}
            value={values.name}
            maxLength={50}
            placeholder={t('field.nameExample')}
            fault={content.name ? null : fault}
            onChange={(name) => setValues({ ...values, name })}
          />
          <What values={values} change={(next) => setValues({ ...values, ...next })} />
          <When values={values} change={(next) => setValues({ ...values, ...next })} />
          <CheckList
            label={t('field.audience')}
            options={AUDIENCES.map((id) => ({ id, label: t(`audience.${id}`) }))}
            value={values.audience}
            fault={tellsNobody ? fault : null}
            onChange={(ids) => setValues({ ...values, audience: AUDIENCES.filter((one) => ids.includes(one)) })}
          />
          {!tellsNobody && <Preview content={content} />}
        </>
      )}
    </FormSheet>
  );
}

interface FieldsProps {
  values: Values;
  change: (next: Partial<Values>) => void;
}

function What({ values: { kind, format, viewId }, change }: FieldsProps): ReactNode {
  const { t } = useTranslation('reports');
  const views = useQuery(viewsQuery).data ?? [];
  return (
    <>
      <Choice
        label={t('field.kind')}
        hint={t(`kindHint.${kind}`)}
        value={kind}
        options={KINDS.map((id) => ({ id, name: t(`kind.${id}`) }))}
        onChange={(next) => change({ kind: next })}
      />
      {kind !== 'circular' && (
        <Choice
          label={t('field.format')}
          value={format}
          options={FORMATS.map((id) => ({ id, name: t(`format.${id}`) }))}
          onChange={(next) => change({ format: next })}
        />
      )}
      <Choice
        label={t('field.view')}
        hint={t(views.length > 0 ? 'field.viewHint' : 'field.noViews')}
        value={viewId}
        options={[{ id: '', name: t('field.allProjects') }, ...views]}
        onChange={(next) => change({ viewId: next })}
      />
    </>
  );
}

function When({ values: { every, covers, day, time }, change }: FieldsProps): ReactNode {
  const { t } = useTranslation('reports');
  const days = Array.from({ length: DAYS[every] }, (_, index) => index + 1);
  return (
    <>
      <Choice
        label={t('field.every')}
        value={every}
        options={EVERY.map((id) => ({ id, name: t(`every.${id}`) }))}
        onChange={(next) => change({ every: next, day: covers === 'previous' ? 1 : next === 'week' ? 5 : 31 })}
      />
      <Choice
        label={t('field.covers')}
        value={covers}
        options={COVERS.map((id) => ({ id, name: t(`covers.${every}.${id}`) }))}
        onChange={(next) => change({ covers: next, day: next === 'previous' ? 1 : every === 'week' ? 5 : 31 })}
      />
      <Choice
        label={t(`field.day.${every}.${covers}`)}
        hint={t(`dayHint.${covers}`)}
        value={String(day)}
        options={days.map((one) => ({
          id: String(one),
          name: every === 'week' ? t(`weekday.${weekdayOf(one)}`) : t('dayOfMonth', { day: one }),
        }))}
        onChange={(next) => change({ day: Number(next) })}
      />
      <TextField label={t('field.time')} type="time" value={time} onChange={(next) => change({ time: next || '09:00' })} />
    </>
  );
}

interface ChoiceProps<Id extends string> {
  label: string;
  hint?: string;
  value: Id;
  options: readonly { id: Id; name: string }[];
  onChange: (id: Id) => void;
}

function Choice<Id extends string>({ label, hint, value, options, onChange }: ChoiceProps<Id>): ReactNode {
  return (
    <SelectField
      label={label}
      hint={hint}
      value={value}
      onChange={(next) => {
        const chosen = options.find(({ id }) => id === next);
        if (chosen) onChange(chosen.id);
      }}
    >
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

function Preview({ content }: { content: ScheduleContent }): ReactNode {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const today = useToday();
  const query = useQuery(previewQuery({ ...content, name: 'x' }));
  return (
    <section className={styles.preview} aria-label={t('preview')}>
      <h3>{t('preview')}</h3>
      <Part query={query} height={140}>
        {({ upcoming, people, projects }) => (
          <>
            <ol>
              {upcoming.slice(0, 3).map(({ period, at, movedFrom }) => (
                <li key={period}>
                  {t('upcoming', { time: shortTime(at, today), period: periodLabel(period, common) })}
                  {movedFrom && <span className={styles.sub}> {t('movedFrom', { day: shortDate(movedFrom, today) })}</span>}
                </li>
              ))}
            </ol>
            <p>{t('over', { count: projects })}</p>
            <p>{t('tells', { people: people.map(({ name }) => name).join('、') })}</p>
          </>
        )}
      </Part>
    </section>
  );
}

function valuesOf({ name, kind, format, every, covers, day, time, viewId, audience }: Schedule): Values {
  return { name, kind, format: format ?? 'xlsx', every, covers, day, time, viewId: viewId ?? '', audience };
}

function contentOf({ viewId, kind, format, name, ...values }: Values, before: Schedule | null): ScheduleContent {
  return {
    ...values,
    name: name.trim(),
    kind,
    ...(kind === 'circular' ? {} : { format }),
    ...(viewId ? { viewId } : {}),
    ...(before ? { filter: before.filter, recipientIds: before.recipientIds } : {}),
  };
}
