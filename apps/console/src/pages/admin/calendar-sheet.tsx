import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { loadYear, yearsQuery } from '../../api/admin/calendar.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import styles from './admin.module.css';
import { FileField } from './file-field.js';

type Notice = Parameters<typeof loadYear>[0];

/** A year of holidays from a file: what would move is said first. */
export function CalendarSheet({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const queries = useQueryClient();
  const [notice, setNotice] = useState<Notice | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const checked = useMutation({ mutationFn: (given: Notice) => loadYear(given, true) });
  const loaded = useMutation({
    mutationFn: (given: Notice) => loadYear(given, false),
    onSuccess: ({ year }) => {
      notify(t('calendar.loaded', { year }));
      onClose();
      return queries.invalidateQueries({ queryKey: yearsQuery.queryKey });
    },
  });
  const take = async (file: File | null): Promise<void> => {
    checked.reset();
    const given = file && noticeIn(await file.text());
    setNotice(given);
    setUnreadable(file !== null && given === null);
    if (given) checked.mutate(given);
  };
  const { data } = checked;
  return (
    <Sheet title={t('calendar.importTitle')} onClose={onClose}>
      <p className={styles.note}>{t('calendar.importHint')}</p>
      <FileField label={t('calendar.file')} accept=".json,application/json" onChange={(file) => void take(file)} />
      {isUnreadable && <p role="alert">{t('calendar.notJson')}</p>}
      {checked.isPending && <Button busy>{t('calendar.check')}</Button>}
      {checked.isError && <Failed error={checked.error} />}
      {notice && data && (
        <div role="status">
          {data.isNew ? (
            <>
              <p style={{ marginBottom: 12 }}>{t('calendar.moves', { count: data.steps.length })}</p>
              <Button look="primary" busy={loaded.isPending} onClick={() => loaded.mutate(notice)}>
                {t('calendar.load', { year: data.year })}
              </Button>
            </>
          ) : (
            <p>{t('calendar.same', { year: data.year })}</p>
          )}
        </div>
      )}
      {loaded.isError && <Failed error={loaded.error} />}
    </Sheet>
  );
}

/** The notice in a file; null where it is no JSON object. What is wrong in it, the server says. */
function noticeIn(text: string): Notice | null {
  try {
    const { year, days, papers } = JSON.parse(text) as Notice;
    return { year, days, ...(papers ? { papers } : {}) };
  } catch {
    return null;
  }
}
