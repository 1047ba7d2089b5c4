import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { createDepartment, type Department, updateDepartment } from '../../api/admin/departments.js';
import { departmentsQuery } from '../../api/departments.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { TextArea, TextField } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
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
  const queries = useQueryClient();
  const [isTried, setTried] = useState(false);
  const { code = '', name = '', shortName = '', aliases = [], duties = '' } = department ?? {};
  const [values, setValues] = useState({ code, name, shortName, aliases: joinNames(aliases), duties });
  const isComplete = CODE.test(values.code) && values.name.trim() !== '' && values.shortName.trim() !== '';
  const saved = useMutation({
    mutationFn: () => {
      const body = { ...values, name: values.name.trim(), shortName: values.shortName.trim(), aliases: namesIn(values.aliases) };
      return department ? updateDepartment(department.id, body) : createDepartment(body);
    },
    onSuccess: () => {
      notify(`${t('saved')}：${values.name}`);
      if (!department) onCreated();
      return queries.invalidateQueries({ queryKey: departmentsQuery.queryKey });
    },
  });
  const change = (next: Partial<typeof values>): void => setValues({ ...values, ...next });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isComplete && !saved.isPending) saved.mutate();
      }}
    >
      <DetailFields values={values} change={change} isTried={isTried} />
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
  isTried: boolean;
}

function DetailFields({ values, change, isTried }: DetailFieldsProps): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const required = isTried ? common('form.required') : null;
  return (
    <>
      <TextField
        label={t('department.name')}
        value={values.name}
        fault={values.name.trim() ? null : required}
        onChange={(next) => change({ name: next })}
      />
      <TextField
        label={t('department.shortName')}
        value={values.shortName}
        fault={values.shortName.trim() ? null : required}
        onChange={(next) => change({ shortName: next })}
      />
      <TextField
        label={t('department.code')}
        hint={t('department.codeHint')}
        value={values.code}
        fault={isTried && !CODE.test(values.code) ? t('department.faultCode') : null}
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
