import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Group, groupsQuery, removeGroup, saveGroup } from '../../api/admin/departments.js';
import { departmentsQuery } from '../../api/departments.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { CheckList } from '../../ui/check-list.js';
import { TextField } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import { joinNames, namesIn } from './name-list.js';

/** A name for several departments, as 各镇街. */
export function GroupSheet({ group, onClose }: { group: Group | null; onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const { name = '', aliases = [], departmentIds = [] } = group ?? {};
  const [values, setValues] = useState({ name, aliases: joinNames(aliases), departmentIds: [...departmentIds] });
  const [isTried, setTried] = useState(false);
  const isComplete = values.name.trim() !== '' && values.departmentIds.length > 0;
  const done = (told: string): Promise<void> => {
    notify(told);
    onClose();
    return queries.invalidateQueries({ queryKey: groupsQuery.queryKey });
  };
  const saved = useMutation({
    mutationFn: () => saveGroup(group?.id ?? null, { ...values, name: values.name.trim(), aliases: namesIn(values.aliases) }),
    onSuccess: () => done(`${t('saved')}：${values.name}`),
  });
  const removed = useMutation({
    mutationFn: (id: string) => removeGroup(id),
    onSuccess: () => done(t('group.removed', { name })),
  });
  const failed = saved.error ?? removed.error;
  return (
    <Sheet
      title={group ? t('group.edit', { name }) : t('departments.addGroup')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (isComplete && !saved.isPending) saved.mutate();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={saved.isPending}>
            {common('action.save')}
          </Button>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          {group && (
            <Button look="danger" busy={removed.isPending} onClick={() => removed.mutate(group.id)}>
              {t('group.remove')}
            </Button>
          )}
        </>
      }
    >
      <GroupFields values={values} change={(next) => setValues({ ...values, ...next })} isTried={isTried} />
      {failed && <Failed error={failed} />}
    </Sheet>
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
  isTried: boolean;
}

function GroupFields({ values, change, isTried }: GroupFieldsProps): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const departments = useQuery(departmentsQuery).data ?? [];
  return (
    <>
      <TextField
        label={t('group.name')}
        hint={t('group.nameHint')}
        value={values.name}
        fault={isTried && !values.name.trim() ? common('form.required') : null}
        onChange={(next) => change({ name: next })}
      />
      <TextField label={t('department.aliases')} optional value={values.aliases} onChange={(next) => change({ aliases: next })} />
      <CheckList
        label={t('group.members')}
        options={departments.map(({ id, name: label, shortName }) => ({ id, label, more: shortName }))}
        value={values.departmentIds}
        fault={isTried && values.departmentIds.length === 0 ? t('group.faultMembers') : undefined}
        onChange={(ids) => change({ departmentIds: ids })}
      />
    </>
  );
}
