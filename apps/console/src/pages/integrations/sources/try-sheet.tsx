import { type ReactNode, useState } from 'react';
import { useAct } from '../../../acts/use-act.js';
import { type Source, trySource } from '../../../api/integrations/sources.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { TextArea } from '../../../ui/field.js';
import { Failed } from '../../../ui/part.js';
import { Sheet } from '../../../ui/sheet.js';
import styles from '../integrations.module.css';
import { objectIn } from './json-text.js';
import { Reports } from './reports.js';

/** What a body would become by a mapping; nothing is done. */
export function TrySheet({ source, onClose }: { source: Source; onClose: () => void }): ReactNode {
  const { t } = useTranslation('integrations');
  const [mapping, setMapping] = useState(source.mapping);
  const [body, setBody] = useState(() => JSON.stringify(source.examples[0] ?? {}, null, 2));
  const [isTried, setTried] = useState(false);
  const read = objectIn(body);
  const trial = useAct((said: Record<string, unknown>) => trySource(source.id, mapping, said), {
    refresh: [],
    hasPlaceForError: true,
  });
  return (
    <Sheet
      title={`${t('source.tryTitle')} · ${source.name}`}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (read && !trial.isPending) trial.mutate(read);
      }}
      foot={
        <Button type="submit" look="primary" busy={trial.isPending}>
          {t('source.trySubmit')}
        </Button>
      }
    >
      <p className={styles.muted}>{t('source.tryHint')}</p>
      <TextArea
        label={t('source.tryBody')}
        rows={7}
        value={body}
        fault={isTried && !read ? t('source.exampleWrong') : null}
        onChange={setBody}
      />
      <TextArea label={t('source.mapping')} rows={6} value={mapping} onChange={setMapping} />
      {trial.isError && <Failed error={trial.error} />}
      {trial.data && (
        <div role="status">
          {trial.data.reason && <p className={styles.warn}>{trial.data.reason}</p>}
          {!trial.data.reason && trial.data.reports.length === 0 && <p>{t('source.tryNothing')}</p>}
          <Reports reports={trial.data.reports} />
        </div>
      )}
    </Sheet>
  );
}
