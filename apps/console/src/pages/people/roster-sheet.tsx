import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type RosterOutcome, sendRoster } from '../../api/admin/people.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { Fact } from '../../ui/facts.js';
import { Columns } from '../../ui/list/columns.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import table from '../../ui/table.module.css';
import styles from '../admin/admin.module.css';
import { FileField } from '../admin/file-field.js';
import { RosterPasswords } from './roster-passwords.js';

const KINDS = ['departments', 'people', 'groups'] as const satisfies readonly (keyof RosterOutcome)[];

/** A roster from a workbook: checked cell by cell first, then taken over. */
export function RosterSheet({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [withPasswords, setWithPasswords] = useState(false);
  const [secrets, setSecrets] = useState<RosterOutcome['passwords']>([]);
  const checked = useMutation({
    mutationFn: (chosen: File) => sendRoster(chosen, { dryRun: true, skipFaulty: true, passwords: false }),
  });
  const loaded = useMutation({
    mutationFn: (chosen: File) => sendRoster(chosen, { dryRun: false, skipFaulty: true, passwords: withPasswords }),
    onSuccess: ({ passwords }) => {
      notify(t('roster.done'));
      setSecrets(passwords);
      if (passwords.length === 0) onClose();
      return queries.invalidateQueries({
        predicate: ({ queryKey: [name] }) => ['people', 'departments', 'department-groups'].includes(String(name)),
      });
    },
  });
  if (secrets.length > 0) return <RosterPasswords passwords={secrets} onClose={onClose} />;
  return (
    <Sheet title={t('roster.title')} onClose={onClose}>
      <p className={styles.note}>{t('roster.hint')}</p>
      <div className={styles.buttons}>
        <a className={buttonClass()} href="/v1/roster.xlsx?empty=true" download>
          {t('roster.template')}
        </a>
        <a className={buttonClass()} href="/v1/roster.xlsx" download>
          {t('roster.present')}
        </a>
      </div>
      <FileField
        label={t('roster.file')}
        accept=".xlsx"
        onChange={(chosen) => {
          setFile(chosen);
          loaded.reset();
          if (chosen) checked.mutate(chosen);
          else checked.reset();
        }}
      />
      {checked.isPending && <Button busy>{t('roster.check')}</Button>}
      {checked.isError && <Failed error={checked.error} />}
      {file && checked.data && (
        <>
          <Outcome outcome={checked.data} />
          <LoadButton
            outcome={checked.data}
            busy={loaded.isPending}
            withPasswords={withPasswords}
            setWithPasswords={setWithPasswords}
            load={() => loaded.mutate(file)}
          />
        </>
      )}
      {loaded.isError && <Failed error={loaded.error} />}
    </Sheet>
  );
}

/** What each row would become, and each cell that can not be used. */
function Outcome({ outcome }: { outcome: RosterOutcome }): ReactNode {
  const { t } = useTranslation('admin');
  const { problems } = outcome;
  return (
    <div role="status">
      <dl>
        {KINDS.map((kind) => (
          <Fact key={kind} name={t(`roster.${kind}`)} className={styles.row}>
            {t('roster.counts', { ...outcome[kind] })}
          </Fact>
        ))}
      </dl>
      {problems.length > 0 && (
        <>
          <h3 style={{ margin: '16px 0 8px' }}>{t('roster.problems', { count: problems.length })}</h3>
          <div className={styles.scroll}>
            <table className={table.table}>
              <Columns names={(['cell', 'value', 'problem'] as const).map((name) => t(`roster.${name}`))} />
              <tbody>
                {problems.map(({ sheet, cell, value, problem }) => (
                  <tr key={`${sheet} ${cell} ${problem}`}>
                    <td className={table.narrow}>
                      {sheet} {cell}
                    </td>
                    <td>{value}</td>
                    <td>{problem}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </div>
  );
}

interface LoadButtonProps {
  outcome: RosterOutcome;
  busy: boolean;
  withPasswords: boolean;
  setWithPasswords: (on: boolean) => void;
  load: () => void;
}

function LoadButton({ outcome, busy, withPasswords, setWithPasswords, load }: LoadButtonProps): ReactNode {
  const { t } = useTranslation('admin');
  const count = KINDS.reduce((sum, kind) => sum + outcome[kind].new + outcome[kind].changed, 0);
  if (count === 0) return outcome.problems.length === 0 ? <p style={{ marginTop: 16 }}>{t('roster.nothing')}</p> : null;
  return (
    <>
      {outcome.people.new > 0 && (
        <label className={styles.tick} style={{ marginTop: 12 }}>
          <input type="checkbox" checked={withPasswords} onChange={({ target }) => setWithPasswords(target.checked)} />
          {t('roster.passwords')}
        </label>
      )}
      <Button look="primary" busy={busy} style={{ marginTop: 12 }} onClick={load}>
        {t(outcome.problems.length > 0 ? 'roster.loadRest' : 'roster.load', { count })}
      </Button>
    </>
  );
}
