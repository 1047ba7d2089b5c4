import { type ReactNode, useState } from 'react';
import { useForm } from '../../acts/use-form.js';
import { useSent } from '../../acts/use-sent.js';
import { createDepartment, type Department, updateDepartment } from '../../api/admin/departments.js';
import { departmentsQuery } from '../../api/departments.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { TextArea, TextField } from '../../ui/field.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import { useMayManage } from '../admin/sections.js';
import { DepartmentDays } from './department-days.js';
import { LeadersInCharge } from './leaders-in-charge.js';
import { joinNames, namesIn } from './name-list.js';

const CODE = /^[A-Za-z0-9_-]{1,40}$/;

/** A department: its names and duties, who is in charge, and its own days. Each part is saved by itself. */
export function DepartmentSheet({ department, onClose }: { department: Department | null; onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const mayManage = useMayManage();
  const maySetDays = useMe().abilities.includes('project.supervise');
  return (
    <Sheet title={department?.name ?? t('department.add')} onClose={onClose}>
      {mayManage && <Details department={department} onCreated={onClose} />}
      {department && mayManage && <LeadersInCharge department={department} />}
      {department && <DepartmentDays departmentId={department.id} maySet={maySetDays} />}
    </Sheet>
  );
}

function Details({ department, onCreated }: { department: Department | null; onCreated: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const { code = '', name = '', shortName = '', aliases = [], duties = '' } = department ?? {};
  const [values, setValues] = useState({ code, name, shortName, aliases: joinNames(aliases), duties });
  const isComplete = CODE.test(values.code) && values.name.trim() !== '' && values.shortName.trim() !== '';
  const saved = useSent({
    send: () => {
      const body = { ...values, name: values.name.trim(), shortName: values.shortName.trim(), aliases: namesIn(values.aliases) };
      return department ? updateDepartment(department.id, body) : createDepartment(body);
    },
    done: `${t('saved')}：${values.name}`,
    concerns: [departmentsQuery.queryKey],
    onDone: () => {
      if (!department) onCreated();
    },
  });
  const { fault, onSubmit } = useForm(isComplete, saved);
  const change = (next: Partial<typeof values>): void => setValues({ ...values, ...next });
  return (
    <form noValidate onSubmit={onSubmit}>
      <DetailFields values={values} change={change} fault={fault} />
      {saved.isError && <Failed error={saved.error} />}
      <Button type="submit" look="primary" busy={saved.isPending}>
        {common('action.save')}
      </Button>
    </form>
  );
}

interface DetailValues {
  code: string;
  name: string;
  shortName: string;
  aliases: string;
  duties: string;
}

interface DetailFieldsProps {
  values: DetailValues;
  change: (next: Partial<DetailValues>) => void;
  fault: string | null;
}

function DetailFields({ values, change, fault }: DetailFieldsProps): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <>
      <TextField
        label={t('department.name')}
        value={values.name}
        fault={values.name.trim() ? null : fault}
        onChange={(next) => change({ name: next })}
      />
      <TextField
        label={t('department.shortName')}
        value={values.shortName}
        fault={values.shortName.trim() ? null : fault}
        onChange={(next) => change({ shortName: next })}
      />
      <TextField
        label={t('department.code')}
        hint={t('department.codeHint')}
        value={values.code}
        fault={fault && !CODE.test(values.code) ? t('department.faultCode') : null}
        onChange={(next) => change({ code: next })}
      />
      <TextField
        label={t('department.aliases')}
        hint={t('department.aliasesHint')}
        optional
        value={values.aliases}
        onChange={(next) => change({ aliases: next })}
      />
      <TextArea
        label={t('department.duties')}
        hint={t('department.dutiesHint')}
        optional
        rows={3}
        value={values.duties}
        onChange={(next) => change({ duties: next })}
      />
    </>
  );
}
