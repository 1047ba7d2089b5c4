import { type ReactNode, useState } from 'react';
import { useSent } from '../../acts/use-sent.js';
import { type Person, updatePerson } from '../../api/admin/people.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Failed } from '../../ui/part.js';
import styles from '../admin/admin.module.css';

/** Takes the way in away, after a question; or gives it back. */
export function PersonDeactivation({ person, onDone }: { person: Person; onDone: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const { id, name, active } = person;
  const [isAsking, setAsking] = useState(false);
  const changed = useSent({
    send: () => updatePerson(id, { active: !active }),
    done: t(active ? 'person.deactivated' : 'person.activated', { name }),
    concerns: [['people']],
    onDone,
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
