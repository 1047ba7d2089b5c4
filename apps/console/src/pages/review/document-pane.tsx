import { memo, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { type Heading, headingsOf, isInText, type Paragraph, rememberingParagraphs } from './paragraphs.js';
import styles from './review.module.css';
import { freeSpan } from './text-selection.js';
import type { Review } from './use-review.js';

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
        {paragraphs.map((paragraph) => (
          <Line
            key={paragraph.start}
            paragraph={paragraph}
            current={paragraph.runs.some(({ itemId }) => itemId === currentId) ? currentId : undefined}
            states={statesIn(paragraph, stateOf)}
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
        onChange={({ target }) => pane.current?.querySelector(`[data-at="${target.value}"]`)?.scrollIntoView({ block: 'start' })}
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

/** As text, so that a line is drawn anew only when a state in it changes. */
function statesIn({ runs }: Paragraph, stateOf: ReadonlyMap<string, string>): string {
  return runs.map(({ itemId }) => (itemId === null ? '' : (stateOf.get(itemId) ?? ''))).join(' ');
}

const CHARACTERS_A_LINE = 34;

const Line = memo(function Line({
  paragraph: { start, length, runs, level },
  current,
  states,
}: {
  paragraph: Paragraph;
  current: string | undefined;
  states: string;
}): ReactNode {
  const { t } = useTranslation('review');
  const stateAt = states.split(' ');
  const lines = Math.max(1, Math.ceil(length / CHARACTERS_A_LINE));
  return (
    <p
      className={styles.line}
      data-at={start}
      data-level={level || undefined}
      style={{ '--lines': lines } as React.CSSProperties}
    >
      {runs.map((run, index) => (
        <span
          key={run.start}
          data-start={run.start}
          data-item={run.itemId ?? undefined}
          data-state={stateAt[index] || undefined}
          data-current={run.itemId !== null && run.itemId === current ? true : undefined}
          data-skipped={run.skipped ?? undefined}
          data-mark={run.mark || undefined}
          title={run.skipped ? t('skippedAs', { reason: reasonIn(t, run.skipped) }) : undefined}
        >
          {run.text}
        </span>
      ))}
    </p>
  );
});

type Translate = ReturnType<typeof useTranslation<'review'>>['t'];

const REASONS = [
  'review-of-past',
  'situation',
  'exhortation',
  'guiding-thought',
  'page-furniture',
  'description',
  'responsibility',
  'table',
] as const;

/** Why a passage became no item, in words. */
export function reasonIn(t: Translate, reason: string): string {
  return t(`reason.${REASONS.find((known) => known === reason) ?? 'other'}`);
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
