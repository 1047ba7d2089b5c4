import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import { type Group, groupsQuery, removeGroup, saveGroup } from '../../api/admin/departments.js';
import { departmentsQuery } from '../../api/departments.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { CheckList } from '../../ui/check-list.js';
import { TextField } from '../../ui/field.js';
import { Failed } from '../../ui/part.js';
import { joinNames, namesIn } from './name-list.js';

/** A name for several departments, as 各镇街. */
export function GroupSheet({ group, onClose }: { group: Group | null; onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const { name = '', aliases = [], departmentIds = [] } = group ?? {};
  const [values, setValues] = useState({ name, aliases: joinNames(aliases), departmentIds: [...departmentIds] });
  const isComplete = values.name.trim() !== '' && values.departmentIds.length > 0;
  const after = { concerns: [groupsQuery.queryKey], onDone: onClose };
  const saved = useSent({
    send: () => saveGroup(group?.id ?? null, { ...values, name: values.name.trim(), aliases: namesIn(values.aliases) }),
    done: `${t('saved')}：${values.name}`,
    ...after,
  });
  const removed = useSent({ send: (id: string) => removeGroup(id), done: t('group.removed', { name }), ...after });
  return (
    <FormSheet
      title={group ? t('group.edit', { name }) : t('departments.addGroup')}
      submit={common('action.save')}
      isComplete={isComplete}
      sent={saved}
      onClose={onClose}
      more={
        group && (
          <Button look="danger" busy={removed.isPending} onClick={() => removed.mutate(group.id)}>
            {t('group.remove')}
          </Button>
        )
      }
    >
      {(fault) => (
        <>
          <GroupFields values={values} change={(next) => setValues({ ...values, ...next })} fault={fault} />
          {removed.isError && <Failed error={removed.error} />}
        </>
      )}
    </FormSheet>
  );
}

interface GroupValues {
  name: string;
  aliases: string;
  departmentIds: string[];
}

interface GroupFieldsProps {
  values: GroupValues;
  change: (next: Partial<GroupValues>) => void;
  fault: string | null;
}

function GroupFields({ values, change, fault }: GroupFieldsProps): ReactNode {
  const { t } = useTranslation('admin');
  const departments = useQuery(departmentsQuery).data ?? [];
  return (
    <>
      <TextField
        label={t('group.name')}
        hint={t('group.nameHint')}
        value={values.name}
        fault={values.name.trim() ? null : fault}
        onChange={(next) => change({ name: next })}
      />
      <TextField label={t('department.aliases')} optional value={values.aliases} onChange={(next) => change({ aliases: next })} />
      <CheckList
        label={t('group.members')}
        options={departments.map(({ id, name: label, shortName }) => ({ id, label, more: shortName }))}
        value={values.departmentIds}
        fault={fault && values.departmentIds.length === 0 ? t('group.faultMembers') : null}
        onChange={(ids) => change({ departmentIds: ids })}
      />
    </>
  );
}
