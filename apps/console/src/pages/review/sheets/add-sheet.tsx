import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { CheckList } from '../../../ui/check-list.js';
import { Sheet } from '../../../ui/sheet.js';
import styles from '../review.module.css';
import type { Review } from '../use-review.js';

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
  const { t: common } = useTranslation();
  const { acts, close, source } = review;
  const sentences = sentencesOf(source, span);
  const [chosen, setChosen] = useState<readonly string[]>(sentences.length === 1 ? [String(sentences[0]?.start)] : []);
  const [isTried, setTried] = useState(false);
  const spans = sentences.filter(({ start }) => chosen.includes(String(start)));
  return (
    <Sheet
      title={t('act.add')}
      onClose={close}
      onSubmit={async () => {
        setTried(true);
        if (spans.length > 0 && (await acts.add(spans.map(({ start, end }) => ({ start, end }))))) close();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={acts.busy}>
            {t('add.go', { count: spans.length })}
          </Button>
          <Button onClick={close}>{common('action.cancel')}</Button>
        </>
      }
    >
      <div className={styles.longOptions}>
        <CheckList
          label={t('add.hint')}
          options={sentences.map(({ start, text }) => ({ id: String(start), label: text }))}
          value={chosen}
          fault={isTried && spans.length === 0 ? t('add.none') : undefined}
          onChange={setChosen}
        />
      </div>
    </Sheet>
  );
}
