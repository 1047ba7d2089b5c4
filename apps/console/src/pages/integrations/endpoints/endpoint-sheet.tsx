import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import { useAct } from '../../../acts/use-act.js';
import { departmentsQuery } from '../../../api/departments.js';
import { changeEndpoint, createEndpoint, type Endpoint, eventTypesQuery } from '../../../api/integrations/endpoints.js';
import { LAMPS } from '../../../api/projects.js';
import { useTranslation } from '../../../i18n/index.js';
import { CheckList } from '../../../ui/check-list.js';
import { TextArea, TextField } from '../../../ui/field.js';
import styles from '../integrations.module.css';
import type { Made } from '../list-page.js';
import { bodyOfForm, type EndpointForm, faultsOf, formOf, MAX_IN_FLIGHT, MAX_RATE } from './endpoint-form.js';

interface EndpointSheetProps {
  /** Left out: a new one. */
  endpoint?: Endpoint;
  onMade?: (made: Made) => void;
  onClose: () => void;
}

/** Where to, which events, under which limits. */
export function EndpointSheet({ endpoint, onMade, onClose }: EndpointSheetProps): ReactNode {
  const { t } = useTranslation('integrations');
  const [form, setForm] = useState(() => formOf(endpoint));
  const found = faultsOf(form);
  const change = (next: Partial<EndpointForm>): void => setForm((now) => ({ ...now, ...next }));
  const save = useAct(
    async () => {
      const body = bodyOfForm(form, endpoint?.filter ?? {});
      if (endpoint) return changeEndpoint(endpoint, body);
      const made = await createEndpoint({ ...body, filter: body.filter ?? {}, asymmetric: form.asymmetric });
      onMade?.({ id: made.id, secret: made.secret });
      return made;
    },
    { refresh: ['endpoints'], done: () => t(endpoint ? 'saved' : 'endpoint.made'), onDone: onClose, hasPlaceForError: true },
  );
  return (
    <FormSheet
      title={t(endpoint ? 'endpoint.edit' : 'endpoint.new')}
      submit={t('save')}
      isComplete={Object.keys(found).length === 0}
      sent={save}
      onClose={onClose}
    >
      {(fault) => <Fields endpoint={endpoint} form={form} faults={fault ? found : {}} change={change} />}
    </FormSheet>
  );
}

function Fields({ endpoint, form, faults, change }: MoreProps): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <>
      <TextField
        label={t('endpoint.url')}
        hint={t('endpoint.urlHint')}
        type="url"
        value={form.url}
        fault={faults.url && t('endpoint.urlWrong')}
        onChange={(url) => change({ url })}
      />
      <TextField
        label={t('endpoint.description')}
        hint={t('endpoint.descriptionHint')}
        optional
        value={form.description}
        onChange={(description) => change({ description })}
      />
      <Events form={form} change={change} />
      <More endpoint={endpoint} form={form} faults={faults} change={change} />
    </>
  );
}

interface PartProps {
  form: EndpointForm;
  change: (next: Partial<EndpointForm>) => void;
}

/** Types of events, their families first. */
function Events({ form, change }: PartProps): ReactNode {
  const { t } = useTranslation('integrations');
  const types = useQuery(eventTypesQuery).data ?? [];
  const families = [...new Set(types.map(({ type }) => type.split('.')[0] ?? type))];
  const options = [
    ...families.map((name) => ({ id: `${name}.*`, label: `${name}.* · ${t('endpoint.family', { name })}` })),
    ...types.map(({ type, term, meaning }) => ({ id: type, label: `${type} · ${term}`, more: meaning })),
  ];
  return (
    <>
      <CheckList
        label={t('endpoint.events')}
        options={options}
        value={form.eventTypes}
        onChange={(eventTypes) => change({ eventTypes })}
      />
      <p className={styles.hint}>{t('endpoint.eventsHint')}</p>
    </>
  );
}

interface MoreProps extends PartProps {
  endpoint: Endpoint | undefined;
  faults: ReturnType<typeof faultsOf>;
}

/** What few need: a filter, limits, order, headers, a key pair. */
function More({ endpoint, form, faults, change }: MoreProps): ReactNode {
  const { t } = useTranslation('integrations');
  const { t: common } = useTranslation();
  const departments = useQuery(departmentsQuery).data ?? [];
  const names = endpoint?.headerNames.join('、') ?? '';
  return (
    <details className={styles.more} open={Object.keys(faults).some((name) => name !== 'url') || undefined}>
      <summary>{t('endpoint.more')}</summary>
      <CheckList
        label={t('endpoint.lead')}
        options={departments.map(({ id, name, shortName }) => ({ id, label: name, more: shortName }))}
        value={form.leadDepartmentIds}
        onChange={(leadDepartmentIds) => change({ leadDepartmentIds })}
      />
      <CheckList
        label={t('endpoint.lamps')}
        options={LAMPS.map((id) => ({ id, label: common(`lampLabel.${id}`) }))}
        value={form.lamps}
        onChange={(lamps) => change({ lamps })}
      />
      <TextField
        label={t('endpoint.maxInFlight')}
        type="number"
        value={form.maxInFlight}
        fault={faults.maxInFlight && t('endpoint.number', { min: 1, max: MAX_IN_FLIGHT })}
        onChange={(maxInFlight) => change({ maxInFlight })}
      />
      <TextField
        label={t('endpoint.rate')}
        hint={t('endpoint.rateHint')}
        type="number"
        optional
        value={form.ratePerMinute}
        fault={faults.ratePerMinute && t('endpoint.number', { min: 1, max: MAX_RATE })}
        onChange={(ratePerMinute) => change({ ratePerMinute })}
      />
      <label className={styles.check}>
        <input type="checkbox" checked={form.ordered} onChange={({ target }) => change({ ordered: target.checked })} />
        {t('endpoint.ordered')}
      </label>
      {!endpoint && (
        <label className={styles.check}>
          <input type="checkbox" checked={form.asymmetric} onChange={({ target }) => change({ asymmetric: target.checked })} />
          {t('endpoint.asymmetric')}
        </label>
      )}
      <TextArea
        label={t('endpoint.headers')}
        hint={names ? t('endpoint.headersEditHint', { names }) : t('endpoint.headersHint')}
        optional
        rows={3}
        value={form.headers}
        fault={faults.headers && t('endpoint.headersWrong')}
        onChange={(headers) => change({ headers })}
      />
    </details>
  );
}
