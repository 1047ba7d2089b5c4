import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import type { PlanItem } from '../../../api/plans/plan-items.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { TextArea } from '../../../ui/field.js';
import styles from '../review.module.css';
import type { Review } from '../use-review.js';
import { sending } from './sending.js';

const WHY = ['slogan', 'twice', 'past', 'foreign', 'other'] as const;

/** Leaves drafts out, with a reason; the first four by one key. */
export function DropSheet({ items, review }: { items: readonly PlanItem[]; review: Review }): ReactNode {
  const { t } = useTranslation('review');
  const { acts, close } = review;
  const [why, setWhy] = useState<(typeof WHY)[number] | null>(null);
  const [text, setText] = useState('');
  const drop = async (reason: string): Promise<void> => {
    if (await acts.drop(items, reason)) close();
  };
  const choose = (one: (typeof WHY)[number]): void => {
    setWhy(one);
    if (one !== 'other') void drop(t(`drop.why.${one}`));
  };
  const onKey = (event: KeyboardEvent): void => {
    const one = WHY[Number(event.key) - 1];
    if (!one || (event.target as HTMLElement).tagName === 'TEXTAREA') return;
    event.preventDefault();
    choose(one);
  };
  return (
    <FormSheet
      title={`${t('act.drop')} · ${items.length === 1 ? items[0]?.title : t('selected', { count: items.length })}`}
      submit={why === 'other' ? t('act.drop') : null}
      shape="dialog"
      isComplete={text.trim() !== ''}
      sent={sending(review, () => acts.drop(items, text.trim()))}
      onClose={close}
    >
      {(fault) => (
        <div onKeyDown={onKey}>
          <p className={styles.hint}>{t('drop.hint')}</p>
          <Reasons why={why} choose={choose} />
          {why === 'other' && (
            <TextArea label={t('drop.other')} rows={2} value={text} fault={text.trim() ? null : fault} onChange={setText} />
          )}
        </div>
      )}
    </FormSheet>
  );
}

type Why = (typeof WHY)[number];

function Reasons({ why, choose }: { why: Why | null; choose: (one: Why) => void }): ReactNode {
  const { t } = useTranslation('review');
  return (
    <ul className={styles.reasons}>
      {WHY.map((one, index) => (
        <li key={one}>
          <Button aria-pressed={why === one} onClick={() => choose(one)}>
            <kbd>{index + 1}</kbd> {t(`drop.why.${one}`)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
