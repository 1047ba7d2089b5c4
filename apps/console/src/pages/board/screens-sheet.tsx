import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useForm } from '../../acts/use-form.js';
import { useSent } from '../../acts/use-sent.js';
import { useToday } from '../../api/session.js';
import { createScreen, revokeScreen, type Screen, screensQuery } from '../../api/supervision/wall.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { CopyButton } from '../../ui/copy-button.js';
import { shortTime } from '../../ui/dates.js';
import { TextField } from '../../ui/field.js';
import { Failed, Part } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import styles from './screens.module.css';

const CONCERNS = [screensQuery.queryKey];

/** The links of screens on walls: makes one, and revokes one. */
export default function ScreensSheet({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('board');
  return (
    <Sheet title={t('screens.title')} onClose={onClose}>
      <p className={styles.explained}>{t('screens.explained')}</p>
      <NewScreen />
      <Part
        query={useQuery(screensQuery)}
        height={160}
        empty={{ when: (screens) => screens.length === 0, say: t('screens.none') }}
      >
        {(screens) => (
          <ul>
            {screens.map((one) => (
              <Entry key={one.id} screen={one} />
            ))}
          </ul>
        )}
      </Part>
    </Sheet>
  );
}

function NewScreen(): ReactNode {
  const { t } = useTranslation('board');
  const [name, setName] = useState('');
  const sent = useSent({
    send: () => createScreen(name.trim()),
    concerns: CONCERNS,
    onDone: () => {
      setName('');
      form.restart();
    },
  });
  const form = useForm(name.trim() !== '', sent);
  return (
    <form className={styles.make} noValidate onSubmit={form.onSubmit}>
      <TextField
        label={t('screens.name')}
        hint={t('screens.nameHint')}
        value={name}
        maxLength={100}
        fault={name.trim() ? null : form.fault}
        onChange={setName}
      />
      <Button type="submit" look="primary" busy={sent.isPending}>
        {t('screens.make')}
      </Button>
      {sent.isError && <Failed error={sent.error} />}
      {sent.data && <Address url={sent.data.url} />}
    </form>
  );
}

/** Shown this once: only its hash is kept. */
function Address({ url }: { url: string }): ReactNode {
  const { t } = useTranslation('board');
  return (
    <div className={styles.address} role="status">
      <p>{t('screens.once')}</p>
      <code>{url}</code>
      <p className={styles.acts}>
        <CopyButton text={url} />
        <a href={url} target="_blank" rel="noreferrer">
          {t('screens.open')}
        </a>
      </p>
    </div>
  );
}

function Entry({ screen }: { screen: Screen }): ReactNode {
  const { t } = useTranslation('board');
  const today = useToday();
  const { id, name, hint, createdByName, createdAt, revokedAt, lastSeenAt } = screen;
  const revoked = useSent({ send: () => revokeScreen(id), done: t('screens.revokedNow', { name }), concerns: CONCERNS });
  return (
    <li className={styles.entry}>
      <div>
        <strong>{name}</strong> <code>…{hint}</code>
        <p>
          {t('screens.made', { name: createdByName, time: shortTime(createdAt, today) })} ·{' '}
          {revokedAt
            ? t('screens.revoked', { time: shortTime(revokedAt, today) })
            : lastSeenAt
              ? t('screens.seen', { time: shortTime(lastSeenAt, today) })
              : t('screens.neverSeen')}
        </p>
      </div>
      {!revokedAt && (
        <Button look="danger" size="small" busy={revoked.isPending} onClick={() => revoked.mutate()}>
          {t('screens.revoke')}
        </Button>
      )}
      {revoked.isError && <Failed error={revoked.error} />}
    </li>
  );
}
