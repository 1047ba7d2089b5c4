import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Person, updatePerson } from '../../api/admin/people.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import styles from '../admin/admin.module.css';

/** Takes the way in away, after a question; or gives it back. */
export function PersonDeactivation({ person, onDone }: { person: Person; onDone: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const { id, name, active } = person;
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const changed = useMutation({
    mutationFn: () => updatePerson(id, { active: !active }),
    onSuccess: () => {
      notify(t(active ? 'person.deactivated' : 'person.activated', { name }));
      onDone();
      return queries.invalidateQueries({ queryKey: ['people'] });
    },
  });
  return (
    <section className={styles.part}>
      {isAsking ? (
        <>
          <p style={{ marginBottom: 12 }}>{t('person.deactivateAsk', { name })}</p>
          <div className={styles.buttons}>
            <Button look="danger" busy={changed.isPending} onClick={() => changed.mutate()}>
              {t('person.deactivate')}
            </Button>
            <Button onClick={() => setAsking(false)}>{common('action.cancel')}</Button>
          </div>
        </>
      ) : (
        <Button
          look={active ? 'danger' : 'default'}
          busy={changed.isPending}
          onClick={() => (active ? setAsking(true) : changed.mutate())}
        >
          {t(active ? 'person.deactivate' : 'person.activate')}
        </Button>
      )}
      {changed.isError && <Failed error={changed.error} />}
    </section>
  );
}
