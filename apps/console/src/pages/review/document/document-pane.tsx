import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { DocumentBlock } from './document-block.js';
import { drawAll } from '../drawn.js';
import { blocksOf, type Heading, headingsOf, isInText, rememberingParagraphs } from './paragraphs.js';
import styles from '../review.module.css';
import { freeSpan } from './text-selection.js';
import type { Review } from '../use-review.js';

const SIZES = [13, 15, 17, 20];

/** The source, to the letter: items underlined by state, dates and quantities marked, skipped text grey with its reason. */
export function DocumentPane({ review, readOnly }: { review: Review; readOnly: boolean }): ReactNode {
  const { t } = useTranslation('review');
  const { source, items, plan, current, from, choose } = review;
  const pane = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(1);
  const headings = useMemo(() => headingsOf(source, items), [source, items]);
  const [cut] = useState(rememberingParagraphs);
  const paragraphs = useMemo(() => cut(source, items, plan.skipped, headings), [cut, source, items, plan.skipped, headings]);
  const blocks = useMemo(() => blocksOf(paragraphs), [paragraphs]);
  const stateOf = useMemo(() => new Map(items.map((item) => [item.id, item.state])), [items]);
  const currentId = current?.id;
  useEffect(() => {
    const run = currentId && pane.current?.querySelector(`[data-item="${currentId}"]`);
    if (run && from !== 'document') run.scrollIntoView({ block: 'center' });
  }, [currentId, from]);
  return (
    <section className={styles.pane} aria-label={t('document')}>
      <Tools review={review} readOnly={readOnly} pane={pane} headings={headings} size={size} setSize={setSize} />
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- by keys one chooses in the list */}
      <div
        ref={pane}
        className={styles.document}
        style={{ fontSize: SIZES[size] }}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be scrolled by keys
        tabIndex={0}
        role="region"
        aria-label={t('document')}
        data-document
        onClick={({ target }) => {
          const id = (target as HTMLElement).closest<HTMLElement>('[data-item]')?.dataset.item;
          if (id) choose(id, 'document');
        }}
      >
        {blocks.map((block, index) => (
          <DocumentBlock
            key={block[0]?.start}
            paragraphs={block}
            currentId={block.some(({ runs }) => runs.some(({ itemId }) => itemId === currentId)) ? currentId : undefined}
            stateOf={stateOf}
            isFirst={index === 0}
            pane={pane}
          />
        ))}
      </div>
    </section>
  );
}

interface ToolsProps {
  review: Review;
  readOnly: boolean;
  pane: React.RefObject<HTMLDivElement | null>;
  headings: readonly Heading[];
  size: number;
  setSize: (size: number) => void;
}

function Tools({ review, readOnly, pane, headings, size, setSize }: ToolsProps): ReactNode {
  const { t } = useTranslation('review');
  return (
    <div className={styles.tools}>
      <h2>{t('document')}</h2>
      <select
        aria-label={t('outline')}
        className={styles.outline}
        value=""
        onChange={({ target }) => {
          drawAll();
          pane.current?.querySelector(`[data-at="${target.value}"]`)?.scrollIntoView({ block: 'start' });
        }}
      >
        <option value="">{t('outline')}</option>
        {headings.map(({ start, level, text }) => (
          <option key={start} value={start}>
            {'　'.repeat(level - 1)}
            {text}
          </option>
        ))}
      </select>
      {!readOnly && <AddSelected review={review} pane={pane} />}
      <Button size="small" aria-label={t('smaller')} onClick={() => setSize(Math.max(0, size - 1))}>
        −
      </Button>
      <Button size="small" aria-label={t('larger')} onClick={() => setSize(Math.min(SIZES.length - 1, size + 1))}>
        ＋
      </Button>
    </div>
  );
}

/** Makes an item of the text that is selected, when no item has it. */
function AddSelected({ review, pane }: { review: Review; pane: React.RefObject<HTMLDivElement | null> }): ReactNode {
  const { t } = useTranslation('review');
  const { items, source } = review;
  const [span, setSpan] = useState<{ start: number; end: number } | null>(null);
  useEffect(() => {
    const taken = items.filter((item) => isInText(source, item)).map((item) => item.span);
    const onChange = (): void => setSpan((now) => sameOr(now, freeSpan(pane.current, taken)));
    onChange();
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [pane, items, source]);
  if (!span) return null;
  return (
    <Button size="small" look="primary" busy={review.acts.busy} onClick={() => void review.acts.add([span])}>
      {t('addSelected')}
    </Button>
  );
}

function sameOr(now: { start: number; end: number } | null, next: typeof now): typeof now {
  return now?.start === next?.start && now?.end === next?.end ? now : next;
}
