import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Department, type Group, groupsQuery } from '../../api/admin/departments.js';
import { departmentsQuery } from '../../api/departments.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Columns } from '../../ui/list/columns.js';
import { Part } from '../../ui/part.js';
import table from '../../ui/table.module.css';
import tabs from '../../ui/tabs.module.css';
import styles from '../admin/admin.module.css';
import { useDepartmentNames } from '../admin/department-names.js';
import { ReadOnlyNote, Sections, useMayManage } from '../admin/sections.js';
import { DepartmentSheet } from './department-sheet.js';
import { GroupSheet } from './group-sheet.js';

/** Departments with their names, leaders in charge and days; and groups of them. */
export default function DepartmentsPage(): ReactNode {
  const { t } = useTranslation('admin');
  const { show, id } = useSearch({ from: '/inside/admin/departments' });
  const navigate = useNavigate({ from: '/admin/departments' });
  const mayManage = useMayManage();
  const [isNew, setNew] = useState(false);
  const departments = useQuery(departmentsQuery);
  const opened = departments.data?.find((one) => one.id === id);
  return (
    <>
      <Sections count={departments.data?.length}>
        {mayManage && (
          <Button look="primary" onClick={() => setNew(true)}>
            {t(show === 'groups' ? 'departments.addGroup' : 'department.add')}
          </Button>
        )}
      </Sections>
      <ReadOnlyNote />
      <nav className={`${tabs.tabs} ${styles.sections}`} aria-label={t('section.departments')}>
        {(['list', 'groups'] as const).map((tab) => (
          <Link
            key={tab}
            to="/admin/departments"
            search={tab === 'groups' ? { show: tab } : {}}
            className={tabs.tab}
            aria-current={(show === 'groups') === (tab === 'groups') ? 'page' : undefined}
          >
            {t(`departments.${tab}`)}
          </Link>
        ))}
      </nav>
      {show === 'groups' ? (
        <Groups isNew={isNew} closeNew={() => setNew(false)} />
      ) : (
        <Part query={departments} height={480} empty={{ when: (all) => all.length === 0, say: t('departments.empty') }}>
          {(all) => <DepartmentTable departments={all} />}
        </Part>
      )}
      {show !== 'groups' && (isNew || opened) && (
        <DepartmentSheet
          key={opened?.id ?? 'new'}
          department={isNew ? null : (opened ?? null)}
          onClose={() => {
            setNew(false);
            void navigate({ search: (now) => ({ ...now, id: undefined }), replace: true });
          }}
        />
      )}
    </>
  );
}

function DepartmentTable({ departments }: { departments: readonly Department[] }): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <div className={styles.scroll}>
      <table className={table.table}>
        <Columns
          names={(['name', 'shortName', 'aliases', 'leaders'] as const).map((column) => t(`departments.column.${column}`))}
        />
        <tbody>
          {departments.map(({ id, code, name, shortName, aliases, leaders }) => (
            <tr key={id}>
              <td>
                <Link to="/admin/departments" search={{ id }} className={styles.opens}>
                  {name}
                </Link>
                <div className={table.sub}>{code}</div>
              </td>
              <td>{shortName}</td>
              <td>{aliases.join('、')}</td>
              <td>
                {leaders.length === 0 && <span className={styles.left}>{t('departments.noLeaders')}</span>}
                {leaders.map((leader) => (
                  <div key={leader.id}>
                    {leader.name}
                    {leader.fields.length > 0 && <span className={table.sub}> {leader.fields.join('、')}</span>}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Groups({ isNew, closeNew }: { isNew: boolean; closeNew: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const mayManage = useMayManage();
  const nameOf = useDepartmentNames();
  const [open, setOpen] = useState<Group | null>(null);
  return (
    <>
      <Part
        query={useQuery(groupsQuery)}
        height={240}
        empty={{ when: (groups) => groups.length === 0, say: t('departments.emptyGroups') }}
      >
        {(groups) => (
          <div className={styles.scroll}>
            <table className={table.table}>
              <Columns names={(['name', 'aliases', 'members'] as const).map((column) => t(`departments.column.${column}`))} />
              <tbody>
                {groups.map((group) => (
                  <tr key={group.id}>
                    <td>
                      {mayManage ? (
                        <button type="button" className={styles.opens} onClick={() => setOpen(group)}>
                          {group.name}
                        </button>
                      ) : (
                        <strong>{group.name}</strong>
                      )}
                    </td>
                    <td>{group.aliases.join('、')}</td>
                    <td>{group.departmentIds.map(nameOf).join('、')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Part>
      {(isNew || open) && (
        <GroupSheet
          group={isNew ? null : open}
          onClose={() => {
            closeNew();
            setOpen(null);
          }}
        />
      )}
    </>
  );
}
