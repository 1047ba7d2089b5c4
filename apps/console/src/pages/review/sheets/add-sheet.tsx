import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import { useTranslation } from '../../../i18n/index.js';
import { CheckList } from '../../../ui/check-list.js';
import styles from '../review.module.css';
import type { Review } from '../use-review.js';
import { sending } from './sending.js';

interface Sentence {
  start: number;
  end: number;
  text: string;
}

function sentencesOf(source: string, { start, end }: { start: number; end: number }): Sentence[] {
  return [...source.slice(start, end).matchAll(/[^。；;\n]+[。；;]?/g)]
    .map(({ index, 0: text }) => ({ start: start + index, end: start + index + text.length, text: text.trim() }))
    .filter(({ text }) => text.length > 1);
}

/** Items of skipped text, sentence by sentence: for those who do not select with the mouse. */
export function AddSheet({ span, review }: { span: { start: number; end: number }; review: Review }): ReactNode {
  const { t } = useTranslation('review');
  const { acts, close, source } = review;
  const sentences = sentencesOf(source, span);
  const [chosen, setChosen] = useState<readonly string[]>(sentences.length === 1 ? [String(sentences[0]?.start)] : []);
  const spans = sentences.filter(({ start }) => chosen.includes(String(start)));
  return (
    <FormSheet
      title={t('act.add')}
      submit={t('add.go', { count: spans.length })}
      isComplete={spans.length > 0}
      sent={sending(review, () => acts.add(spans.map(({ start, end }) => ({ start, end }))))}
      onClose={close}
    >
      {(fault) => (
        <div className={styles.longOptions}>
          <CheckList
            label={t('add.hint')}
            options={sentences.map(({ start, text }) => ({ id: String(start), label: text }))}
            value={chosen}
            fault={fault && spans.length === 0 ? t('add.none') : null}
            onChange={setChosen}
          />
        </div>
      )}
    </FormSheet>
  );
}
